import type { ContextPart } from '../../../shared/thread.ts';
import { FileError } from '../../workspace.ts';
import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { contextPart } from '../contextPart.ts';
import type { Problem, ProblemSource } from '../edges.ts';
import { placePart } from '../filePart.ts';
import { parsePlace } from '../placeInFile.ts';
import type { ProviderDeps } from '../providerDeps.ts';
import { withoutOverlap } from '../withoutOverlap.ts';

/** `@problems`, `@problems:errors`, `@problems:src/a.ts` or a line of it — what the problems view says, and the code of the first errors. */
export function problems(source: ProblemSource, { workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'problems',
    description: 'Errors and warnings of the workspace',
    takesArgument: true,
    suggest: (query, limit) => {
      const counts = Map.groupBy(source(), problem => problem.path);
      const found = [...counts].filter(([path]) => path.toLowerCase().includes(query.toLowerCase()));
      const kinds = Map.groupBy(source(), problem => `${problem.severity}s`);
      const filters = [...kinds].filter(([kind]) => FILTERS.has(kind) && kind.startsWith(query.toLowerCase()));
      const all = query === '' ? [['', source()] as const] : [];
      return Promise.resolve(
        [...all, ...filters, ...found].slice(0, limit).map(([argument, own]) => ({
          provider: 'problems',
          argument,
          label: argument === '' ? '@problems' : argument,
          detail: argument === '' ? `All: ${count(own)}` : count(own),
          kind: 'problem',
          score: 50,
        })),
      );
    },
    async resolve(argument) {
      const { path, startLine, endLine = 0 } = parsePlace(argument);
      const there = FILTERS.has(path)
        ? source().filter(problem => `${problem.severity}s` === path)
        : problemsOf(source(), path);
      const at = startLine === undefined ? [] : there.filter(it => it.startLine <= endLine && it.endLine >= startLine);
      // The lines may have moved since the problem was seen there.
      const all = at.length > 0 ? at : there;
      if (all.length === 0) throw new ContextError(noProblems(path));
      const active = workspace.activeEditor()?.path;
      const sorted = all.toSorted((a, b) => rank(a, active) - rank(b, active));
      const list = contextPart({
        provider: 'problems',
        label: count(all),
        reason: 'You asked for the problems.',
        text: describeProblems(sorted),
      });
      const places = await Promise.all(
        sorted
          .filter(it => it.severity === 'error')
          .slice(0, WITH_CODE)
          .map(codeOf),
      );
      return [list, ...withoutOverlap(places.filter(part => part !== undefined))];
    },
  };

  async function codeOf({ path, startLine, endLine, message }: Problem): Promise<ContextPart | undefined> {
    try {
      const text = await workspace.readText(path);
      const reason = `It has a problem: ${message.split('\n')[0] ?? ''}`;
      return await placePart({ provider: 'problems', source: text, index, startLine, endLine, reason });
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }
}

/** Problems a line each: `src/a.ts:12 error ts(2322): Type …`. */
export function describeProblems(all: readonly Problem[]): string {
  const lines = all.slice(0, MOST).map(({ path, startLine, severity, source, code, message }) => {
    const origin = source === undefined ? '' : ` ${source}${code === undefined ? '' : `(${code})`}`;
    return `${path}:${String(startLine)} ${severity}${origin}: ${message.replace(/\s*\n\s*/g, ' ')}`;
  });
  return all.length > MOST ? [...lines, `… and ${String(all.length - MOST)} more`].join('\n') : lines.join('\n');
}

const MOST = 100;
const WITH_CODE = 4;
const SEVERITIES: readonly Problem['severity'][] = ['error', 'warning', 'information', 'hint'];

/** Errors first, those of the open file before others. */
function rank({ severity, path }: Problem, active: string | undefined): number {
  return SEVERITIES.indexOf(severity) * 2 + (path === active ? 0 : 1);
}

const FILTERS: ReadonlySet<string> = new Set(['errors', 'warnings']);

/** Those of a file or folder; where there is none of that name, of the files whose path ends so. */
function problemsOf(all: readonly Problem[], path: string): readonly Problem[] {
  const there = all.filter(it => path === '' || it.path === path || it.path.startsWith(`${path}/`));
  return there.length > 0 ? there : all.filter(it => it.path.endsWith(`/${path}`));
}

function noProblems(path: string): string {
  if (path === '') return 'The problems view is empty.';
  return FILTERS.has(path) ? `There are no ${path} in the problems view.` : `There are no problems in ${path}.`;
}

function count(problems: readonly Problem[]): string {
  return `${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}`;
}
