import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import { Listeners } from '../disposables.ts';
import type { Disposable } from '../disposables.ts';
import { estimateTokens } from '../models/tokens.ts';
import { FileError } from '../workspace.ts';
import type { Workspace } from '../workspace.ts';
import { splitHidden } from '../../shared/hiddenCharacters.ts';
import type { RulesFile } from '../../shared/panelState.ts';
import type { ContextPart } from '../../shared/thread.ts';
import type { CodeIndex } from './codeIndex.ts';
import { fileName, folderOf } from './contextPart.ts';
import { shortenMessage } from './shorten.ts';

/** What a file of the workspace asks of whoever writes code in it. */
export interface Rules {
  readonly path: string;
  /** As it enters the prompt, with a line that says where it is from. */
  readonly text: string;
}

export interface WorkspaceRulesDeps {
  readonly workspace: Workspace;
  readonly index: Pick<CodeIndex, 'files'>;
  readonly isEnabled: () => boolean;
  /** The files that the user has switched off in this workspace. */
  readonly off: { read(): readonly string[]; write(paths: readonly string[]): void };
}

/**
 * The rules that lie in a workspace: `AGENTS.md`, `CLAUDE.md`, `.github/copilot-instructions.md`, `.cursorrules`, and
 * `*.instructions.md` for the files that their `applyTo` names. Nothing is read in Restricted Mode.
 */
export class WorkspaceRules {
  readonly #deps: WorkspaceRulesDeps;
  readonly #changes = new Listeners<readonly RulesFile[]>();

  constructor(deps: WorkspaceRulesDeps) {
    this.#deps = deps;
  }

  onChange(listener: (files: readonly RulesFile[]) => void): Disposable {
    return this.#changes.add(listener);
  }

  /** All files of rules there are, whether or not they are switched on. */
  async list(): Promise<readonly RulesFile[]> {
    const off = new Set(this.#deps.off.read());
    return (await this.#read()).map(({ path, text, applyTo }) => ({
      path,
      isOn: !off.has(path),
      tokens: estimateTokens(text),
      ...(applyTo === undefined ? {} : { applyTo }),
    }));
  }

  /** The rules that hold for a question about these parts. */
  async for(parts: readonly Pick<ContextPart, 'path'>[]): Promise<readonly Rules[]> {
    const off = new Set(this.#deps.off.read());
    const paths = parts.flatMap(part => part.path ?? []);
    return (await this.#read())
      .filter(file => !off.has(file.path) && holdsFor(file, paths))
      .map(({ path, text }) => ({ path, text: `Rules of this workspace, from ${path}:\n\n${text}` }));
  }

  async switch(path: string, isOn: boolean): Promise<void> {
    const off = this.#deps.off.read().filter(it => it !== path);
    this.#deps.off.write(isOn ? off : [...off, path]);
    await this.refresh();
  }

  /** The files, the trust or the settings have changed. */
  async refresh(): Promise<void> {
    this.#changes.fire(await this.list());
  }

  async #read(): Promise<readonly FoundRules[]> {
    const { workspace, isEnabled } = this.#deps;
    if (!isEnabled() || !workspace.isTrusted()) return [];
    const found = await Promise.all((await this.#places()).map(place => readRules(workspace, place)));
    const seen = new Set<string>();
    // A file that repeats another, as a link to it does, is told once.
    return found.filter(it => it !== undefined).filter(({ text }) => !seen.has(text) && seen.add(text));
  }

  async #places(): Promise<readonly Place[]> {
    const { workspace, index } = this.#deps;
    const folders = workspace.folders();
    const roots = await Promise.all(
      folders.map(async folder => {
        const root = folders.length > 1 ? `${folder.name}/` : '';
        const listed = await readdir(join(folder.path, INSTRUCTIONS)).catch(() => []);
        const instructions = listed.filter(name => name.endsWith(SUFFIX)).map(name => `${INSTRUCTIONS}/${name}`);
        return [...NAMES, ...instructions].map(name => root + name);
      }),
    );
    const top = new Set(roots.flat());
    const hits = await Promise.all([AGENTS, SUFFIX.slice(1)].map(name => index.files(name, MOST)));
    const nested = hits.flat().filter(({ path }) => fileName(path) === AGENTS || path.endsWith(SUFFIX));
    const others = [...new Set(nested.map(hit => hit.path))].filter(path => !top.has(path));
    return [
      ...[...top].map(path => ({ path })),
      ...others.map(path => (fileName(path) === AGENTS ? { path, folder: folderOf(path) } : { path })),
    ];
  }
}

/** In the order of their weight. */
const AGENTS = 'AGENTS.md';
const NAMES = [AGENTS, '.github/copilot-instructions.md', 'CLAUDE.md', '.cursorrules'];
const INSTRUCTIONS = '.github/instructions';
const SUFFIX = '.instructions.md';
const MOST = 50;
/** Tokens: what is longer is no rule any more. */
const LONGEST = 6_000;

interface Place {
  readonly path: string;
  /** The folder for which alone the rules hold; left out for rules at the top. */
  readonly folder?: string;
}

interface FoundRules extends Place {
  readonly text: string;
  /** Globs, as the file has them; left out where the rules hold for all. */
  readonly applyTo?: string;
}

async function readRules(workspace: Workspace, place: Place): Promise<FoundRules | undefined> {
  const { path } = place;
  try {
    const source = await workspace.readText(path);
    const { text, applyTo } = parseRules(source.text);
    // Words that nobody sees must not steer the model.
    const clean = splitHidden(text)
      .filter(part => typeof part === 'string')
      .join('')
      .trim();
    if (clean === '') return undefined;
    const scope = path.endsWith(SUFFIX) ? { applyTo: applyTo ?? '' } : {};
    return { ...place, text: shortenMessage(clean, LONGEST), ...scope };
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** The head between two lines of dashes says what the rules are for. */
export function parseRules(text: string): { readonly text: string; readonly applyTo: string | undefined } {
  const head = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  const applyTo = /^applyTo:[ \t]*(.*?)[ \t]*$/m.exec(head?.[1] ?? '')?.[1];
  return { text: text.slice(head?.[0].length ?? 0), applyTo: applyTo?.replace(/^(["'])(.*)\1$/, '$2') };
}

/** Rules at the top hold always, those of a folder for what is in it, instructions for what their globs name. */
export function holdsFor(
  { folder, applyTo }: Pick<FoundRules, 'folder' | 'applyTo'>,
  paths: readonly string[],
): boolean {
  if (folder !== undefined) return paths.some(path => path.startsWith(`${folder}/`));
  if (applyTo === undefined) return true;
  if (/^(?:\*\*|\*\*\/\*|\*)$/.test(applyTo)) return true;
  if (applyTo === '') return false;
  const globs = ignore().add(splitGlobs(applyTo));
  return paths.some(it => !it.startsWith('/') && globs.ignores(it));
}

/** `a/*.{ts,tsx},b` as three. `.gitignore` has no braces. */
function splitGlobs(text: string): string[] {
  return text
    .split(/,(?![^{]*\})/)
    .map(glob => glob.trim())
    .filter(Boolean)
    .flatMap(alternatives);
}

function alternatives(glob: string): string[] {
  const found = /^(.*?)\{([^{}]*)\}(.*)$/.exec(glob);
  if (!found) return [glob];
  const [, before = '', choices = '', after = ''] = found;
  return choices.split(',').flatMap(choice => alternatives(before + choice + after));
}
