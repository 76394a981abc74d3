import type { WorkspaceFolder } from '../../workspace.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import type { ContextProvider, RankedSuggestion } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { contextPart, fileName } from '../contextPart.ts';
import { git } from '../git.ts';
import type { ProviderDeps } from '../providerDeps.ts';

/** `@diff` — what is not committed yet; `@diff:staged`, `@diff:abc123` a commit, `@diff:main..HEAD` a range. */
export function diff({ workspace }: ProviderDeps): ContextProvider {
  return {
    id: 'diff',
    description: 'Changes: not committed, staged, a commit or a range',
    takesArgument: true,
    async suggest(query, limit) {
      const folders = workspace.folders();
      if (folders.length === 0 || !workspace.isTrusted()) return [];
      const commits = await Promise.all(folders.map(folder => recentCommits(folder).catch(() => [])));
      return [ALL, suggestion('staged', 'What would be committed now', 60), ...commits.flat().sort(byScore)]
        .filter(it => `${it.argument} ${it.label} ${it.detail}`.toLowerCase().includes(query.toLowerCase()))
        .slice(0, limit);
    },
    async resolve(argument, signal) {
      const what = argument.trim();
      if (!workspace.isTrusted())
        throw new ContextError('Git is not run in a workspace that is not trusted. Trust it first.');
      const folders = workspace.folders();
      if (folders.length === 0) throw new ContextError('No folder is open. Open the folder of a git repository.');
      const command = diffCommand(what);
      const tried = await Promise.allSettled(
        folders.map(folder => partsOf(folder, folders.length > 1, command, signal)),
      );
      signal.throwIfAborted();
      const parts = tried.flatMap(it => (it.status === 'fulfilled' ? it.value : []));
      const failure = tried.find(it => it.status === 'rejected');
      if (parts.length > 0) return parts;
      if (failure && tried.every(it => it.status === 'rejected')) throw failure.reason;
      throw new ContextError(`There are no changes ${command.title}.`);
    },
  };
}

const OPTIONS = ['--no-ext-diff', '--no-textconv', '--no-color', '--find-renames', '--unified=5'];
const MOST_FILES = 40;
const LONGEST_FILE = 20_000;
const COMMITS = 12;
const REVISION = /^[A-Za-z0-9_@][\w./@{}^~+-]*$/;

interface DiffCommand {
  /** “that are staged”, for sentences. */
  readonly title: string;
  readonly args: readonly string[];
  /** Whether files that git does not know yet belong to it. */
  readonly withNewFiles: boolean;
}

function diffCommand(what: string): DiffCommand {
  if (what === '' || what === 'all' || what === 'head') {
    return { title: 'since the last commit', args: ['diff', ...OPTIONS, 'HEAD', '--'], withNewFiles: true };
  }
  if (what === 'staged')
    return { title: 'that are staged', args: ['diff', ...OPTIONS, '--cached', '--'], withNewFiles: false };
  if (what === 'unstaged')
    return { title: 'that are not staged', args: ['diff', ...OPTIONS, '--'], withNewFiles: true };
  const [from = '', dots = '', to = ''] = what.split(/(\.{2,3})/);
  // Nothing that git could take for an option goes to it.
  if (![from, to].every(it => it === '' || REVISION.test(it))) {
    throw new ContextError(`“${what}” is no commit, branch or range. Examples: staged, abc1234, main..HEAD.`);
  }
  if (dots !== '')
    return {
      title: `in ${what}`,
      args: ['diff', ...OPTIONS, `${from || 'HEAD'}${dots}${to || 'HEAD'}`, '--'],
      withNewFiles: false,
    };
  return {
    title: `in ${what}`,
    args: ['show', ...OPTIONS, '--format=commit %h by %an%n%n%B', what, '--'],
    withNewFiles: false,
  };
}

async function partsOf(
  folder: WorkspaceFolder,
  isOneOfMany: boolean,
  command: DiffCommand,
  signal: AbortSignal,
): Promise<readonly ContextPart[]> {
  const prefix = isOneOfMany ? `${folder.name}/` : '';
  // `--relative` gives paths as the workspace names them, also where it is a folder inside the repository.
  const [verb = 'diff', ...rest] = command.args;
  const text = await git(folder.path, [verb, '--relative', ...rest], signal);
  const pieces = text.split(/^(?=diff --git )/m);
  const files = pieces.filter(piece => piece.startsWith('diff --git '));
  const head = pieces.length > files.length ? (pieces[0] ?? '') : '';
  const reason = `You asked for the changes ${command.title}.`;
  const summary =
    head.trim() === ''
      ? []
      : [contextPart({ provider: 'diff', label: head.split('\n')[0] ?? 'Commit', reason, text: head.trim() })];
  const parts = files.slice(0, MOST_FILES).map(file => {
    const path = prefix + pathOf(file);
    const isLong = file.length > LONGEST_FILE;
    const shown = isLong
      ? `${file.slice(0, file.lastIndexOf('\n', LONGEST_FILE))}\n⋯ more changes of this file left out ⋯`
      : file;
    return contextPart({
      provider: 'diff',
      label: `${fileName(path)} (changes)`,
      path,
      language: 'diff',
      reason,
      text: shown.trimEnd(),
    });
  });
  const left = files.slice(MOST_FILES).map(file => prefix + pathOf(file));
  const created = command.withNewFiles ? await newFiles(folder, prefix, signal) : [];
  const names = [...left.map(path => `changed: ${path}`), ...created.map(path => `new, not yet in git: ${path}`)];
  const list =
    names.length === 0
      ? []
      : [
          contextPart({
            provider: 'diff',
            label: `${String(names.length)} ${left.length === 0 ? 'new' : 'more'} ${names.length === 1 ? 'file' : 'files'}`,
            reason,
            text: names.join('\n'),
          }),
        ];
  return [...summary, ...parts, ...list];
}

function pathOf(file: string): string {
  const after = /^\+\+\+ b\/(.+)$/m.exec(file)?.[1];
  const before = /^--- a\/(.+)$/m.exec(file)?.[1];
  return (after ?? before ?? /^diff --git a\/.* b\/(.+)$/m.exec(file)?.[1] ?? '').trim();
}

async function newFiles(folder: WorkspaceFolder, prefix: string, signal: AbortSignal): Promise<readonly string[]> {
  const text = await git(folder.path, ['ls-files', '--others', '--exclude-standard'], signal);
  return text
    .split('\n')
    .filter(path => path !== '')
    .slice(0, 100)
    .map(path => prefix + path);
}

async function recentCommits(folder: WorkspaceFolder): Promise<readonly RankedSuggestion[]> {
  const text = await git(
    folder.path,
    ['log', `-n${String(COMMITS)}`, '--format=%h%x09%s%x09%ar'],
    AbortSignal.timeout(1_000),
  );
  return text
    .split('\n')
    .filter(line => line !== '')
    .map((line, i) => {
      const [hash = '', subject = '', when = ''] = line.split('\t');
      return suggestion(hash, `${subject} · ${when}`, 50 - i);
    });
}

const ALL: RankedSuggestion = {
  ...suggestion('', 'All that is not committed yet', 70),
  label: '@diff',
};

function byScore(a: RankedSuggestion, b: RankedSuggestion): number {
  return b.score - a.score;
}

function suggestion(argument: string, detail: string, score: number): RankedSuggestion {
  return { provider: 'diff', argument, label: argument, detail, kind: 'diff', score };
}
