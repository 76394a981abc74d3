import { ContextError } from '../context/contextProvider.ts';
import { createContextProviders } from '../context/contextProviders.ts';
import type { ProviderDeps } from '../context/providerDeps.ts';
import { selection } from '../context/providers/selection.ts';
import { resolveReferences } from '../context/resolveReferences.ts';
import { definitionsOf, symbolParts } from '../context/symbolParts.ts';
import { withoutOverlap } from '../context/withoutOverlap.ts';
import { FileError } from '../workspace.ts';
import type { ContextPart } from '../../shared/thread.ts';
import type { SlashInput, SlashResult } from './slashCommand.ts';

/** The code that a command is to work on, or why there is none. */
export type CodeTarget =
  | {
      readonly type: 'found';
      /** All that is meant, attached or found; never empty. */
      readonly parts: readonly ContextPart[];
      /** What of it was not attached already: to be sent as well. */
      readonly found: readonly ContextPart[];
      /** What the user wrote beside naming the code. Empty where that was all. */
      readonly wish: string;
    }
  | Extract<SlashResult, { type: 'failed' }>;

/**
 * What `/explain`, `/fix` and their like are about: what stands behind the command, else what is attached, else the
 * selection, else the function at the cursor.
 */
export async function codeTarget(
  args: string,
  turn: SlashInput,
  deps: ProviderDeps,
  signal: AbortSignal,
): Promise<CodeTarget> {
  const named = await namedCode(args, deps, signal);
  if ('type' in named) return named;
  const found = named.parts.filter(part => !turn.context.some(it => it.id === part.id));
  if (named.parts.length > 0) return { type: 'found', parts: withoutOverlap(named.parts), found, wish: named.wish };
  if (turn.context.length > 0) return { type: 'found', parts: turn.context, found: [], wish: args };
  try {
    const parts = await selection(deps).resolve('', signal);
    return { type: 'found', parts, found: parts, wish: args };
  } catch (error) {
    if (!(error instanceof ContextError || error instanceof FileError)) throw error;
    return { type: 'failed', message: `There is no code to work on. ${NAME_IT}` };
  }
}

/** The names of the code, for a sentence: `src/a.ts` (lines 3-9). */
export function describeParts(parts: readonly ContextPart[]): string {
  const names = parts.map(({ path, label, startLine, endLine }) => {
    if (path === undefined) return label;
    return startLine === undefined ? `\`${path}\`` : `\`${path}\` (lines ${String(startLine)}-${String(endLine)})`;
  });
  return [...new Set(names)].join(', ');
}

const NAME_IT = 'Select some code, put the cursor into a function, or name it: a file, file:line or symbol.';

async function namedCode(
  args: string,
  deps: ProviderDeps,
  signal: AbortSignal,
): Promise<{ parts: readonly ContextPart[]; wish: string } | Extract<SlashResult, { type: 'failed' }>> {
  if (args === '') return { parts: [], wish: '' };
  const providers = createContextProviders(deps);
  const { parts, questions, missing } = await resolveReferences(args, { ...deps, providers }, signal);
  const [question] = questions;
  if (question) {
    const paths = question.paths.map(path => `\`${path}\``).join(', ');
    return { type: 'failed', message: `Several files fit “${question.written}”: ${paths}. Name one of them.` };
  }
  const isOneWord = !/\s/.test(args);
  if (parts.length > 0) return { parts, wish: isOneWord ? '' : args };
  if (missing.length > 0) return { type: 'failed', message: missing.join(' ') };
  // A single word behind the command is a name, whatever it looks like.
  if (!isOneWord) return { parts: [], wish: args };
  const name = args.replace(/^[`@#]+|[`?!.,]+$|\(.*\)$/g, '');
  const definitions = await definitionsOf(deps.index, name, 2);
  if (definitions.length === 0) {
    return { type: 'failed', message: `“${name}” is neither a file nor a symbol that the index knows. ${NAME_IT}` };
  }
  return {
    parts: await symbolParts(deps, definitions, { provider: 'symbol', reason: `You named ${name}.` }),
    wish: '',
  };
}
