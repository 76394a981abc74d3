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

/** `@problems` or `@problems:src/a.ts` — what the problems view says, and the code of the first errors. */
export function problems(source: ProblemSource, { workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'problems',
    description: 'Errors and warnings of the workspace',
    takesArgument: true,
    suggest: (query, limit) => {
      const counts = Map.groupBy(source(), problem => problem.path);
      const found = [...counts].filter(([path]) => path.toLowerCase().includes(query.toLowerCase()));
      return Promise.resolve(
        found.slice(0, limit).map(([path, own]) => ({
          provider: 'problems',
          argument: path,
          label: path,
          detail: `${String(own.length)} ${own.length === 1 ? 'problem' : 'problems'}`,
          kind: 'problem',
          score: 50,
        })),
      );
    },
    async resolve(argument) {
      const { path } = parsePlace(argument);
      const all = source().filter(
        problem => path === '' || problem.path === path || problem.path.startsWith(`${path}/`),
      );
      if (all.length === 0)
        throw new ContextError(path === '' ? 'The problems view is empty.' : `There are no problems in ${path}.`);
      const active = workspace.activeEditor()?.path;
      const sorted = all.toSorted((a, b) => rank(a, active) - rank(b, active));
      const list = contextPart({
        provider: 'problems',
        label: `${String(all.length)} ${all.length === 1 ? 'problem' : 'problems'}`,
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
