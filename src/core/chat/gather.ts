import type { Admit } from '../context/admitParts.ts';
import { resolveReferences } from '../context/resolveReferences.ts';
import type { ContextProvider } from '../context/contextProvider.ts';
import type { ProviderDeps } from '../context/providerDeps.ts';
import { sharpenOutlines } from '../context/sharpenOutlines.ts';
import { withoutOverlap } from '../context/withoutOverlap.ts';
import { parseSlash, type SlashCall } from '../slash/parseSlash.ts';
import type { SlashCommand, SlashInput, SlashResult } from '../slash/slashCommand.ts';
import type { ContextPart, Cut } from '../../shared/thread.ts';

/** What a message comes to before anybody is asked. */
export interface Gathered {
  /** Said first, whoever answers: what commands found by themselves, and what could not be done. Markdown. */
  readonly preface: string;
  /** What is asked; undefined where the preface is the whole answer. */
  readonly instruction: string | undefined;
  /** The context that goes along: attached, named in the text, found by commands. */
  readonly parts: readonly ContextPart[];
  /** Plain sentences for the model: what was named and not found, or fits several files. */
  readonly notes: readonly string[];
  /** The same for the user. */
  readonly notAttached: readonly Cut[];
}

export interface GatherDeps extends ProviderDeps {
  readonly providers: readonly ContextProvider[];
  readonly commands: readonly SlashCommand[];
  /** Lets through what was found beyond what is attached; what is attached has been let through before. */
  readonly admit: Admit;
}

/** A message whose context is to be found. */
export interface Message {
  readonly text: string;
  /** What is attached to it. */
  readonly parts: readonly ContextPart[];
  /** Names in the text whose code is not to go along. */
  readonly declined?: readonly string[];
  /** What would have been attached and was kept back: a sentence each. */
  readonly keptBack?: readonly string[];
}

/** Runs the commands of a message and finds the code that it names. A command that fails says so and stops no other. */
export async function gather(
  deps: GatherDeps,
  { text, parts: attached, declined = [], keptBack = [] }: Message,
  signal: AbortSignal,
): Promise<Gathered> {
  const { calls, text: words } = parseSlash(text, deps.commands);
  if (calls.length > 0) return runCommands(deps, calls, { text, words, context: attached, keptBack }, signal);
  const { parts, questions, missing } = await resolveReferences(text, { ...deps, declined }, signal);
  const admitted = await deps.admit(parts);
  const kept = [...keptBack, ...missing, ...admitted.notes];
  const unclear = questions
    .filter(it => !attached.some(part => it.paths.includes(part.path ?? '')))
    .map(it => `“${it.written}” fits several files: ${it.paths.join(', ')}.`);
  const sharp = await sharpenOutlines(deps, [...attached, ...admitted.parts], text);
  return { preface: '', instruction: text, parts: withoutOverlap(sharp), ...told(kept, unclear) };
}

/** What did not go along, once for the model and once for the user. */
function told(kept: readonly string[], unclear: readonly string[] = []): Pick<Gathered, 'notes' | 'notAttached'> {
  // A file may be named and pinned.
  const once = [...new Set(kept)];
  const sentences = [...once, ...unclear.map(it => `${it} Name the one you mean with its folder.`)];
  return {
    notes: [...once, ...unclear.map(it => `${it} Ask which is meant if it matters.`)],
    notAttached: sentences.map(why => ({ what: 'context', label: '', tokens: 0, how: 'not-attached', why })),
  };
}

async function runCommands(
  { admit }: GatherDeps,
  calls: readonly SlashCall[],
  { words, keptBack, ...input }: SlashInput & { readonly words: string; readonly keptBack: readonly string[] },
  signal: AbortSignal,
): Promise<Gathered> {
  const said: string[] = [];
  const asked: string[] = [];
  const found: ContextPart[] = [];
  for (const call of calls) {
    const result = await run(call, input, signal);
    signal.throwIfAborted();
    if (result.type === 'answer') {
      said.push(result.markdown);
      found.push(...(result.context ?? []));
    } else if (result.type === 'failed') said.push(result.message);
    else if (result.type === 'action') said.push('A command like this stands alone in a message.');
    else {
      asked.push(result.instruction);
      found.push(...result.context.filter(part => !input.context.some(it => it.id === part.id)));
    }
  }
  const { parts, notes } = await admit(found);
  if (asked.length > 0 && words !== '') asked.unshift(words);
  return {
    preface: said.join('\n\n'),
    instruction: asked.length > 0 ? asked.join('\n\n') : undefined,
    parts: withoutOverlap([...input.context, ...parts]),
    ...told([...keptBack, ...notes]),
  };
}

async function run(call: SlashCall, input: SlashInput, signal: AbortSignal): Promise<SlashResult> {
  if (call.type === 'known') return call.command.run(call.args, input, signal);
  const nearest = call.nearest.map(name => `\`/${name}\``).join(', ');
  const advice = nearest === '' ? 'See `/help` for the list.' : `Did you mean ${nearest}?`;
  return { type: 'failed', message: `There is no command \`/${call.name}\`. ${advice}` };
}
