import type { ContextPart } from '../../shared/thread.ts';
import { FileError } from '../workspace.ts';
import type { ContextProvider } from './contextProvider.ts';
import { ContextError } from './contextProvider.ts';
import { accessByName } from './fileAccess.ts';
import { filePart, placePart } from './filePart.ts';
import { findReferenced } from './findReferenced.ts';
import type { ProviderDeps } from './providerDeps.ts';
import { references } from './references.ts';
import { symbolParts } from './symbolParts.ts';
import { symbolsNamed } from './symbolsNamed.ts';
import type { MentionReference, PathReference, SymbolReference } from './textReference.ts';
import { withoutOverlap } from './withoutOverlap.ts';

/** What the code that a message names has led to. */
export interface ResolvedReferences {
  /** In the order of the message; none lies inside another. */
  readonly parts: readonly ContextPart[];
  /** Paths that fit several files: the user has to say which. */
  readonly questions: readonly { readonly written: string; readonly paths: readonly string[] }[];
  /** What was plainly named and is not there: a sentence each. */
  readonly missing: readonly string[];
}

export interface ResolveReferencesDeps extends ProviderDeps {
  readonly providers: readonly ContextProvider[];
  /** Names in the text, as written, that are to be passed over: the user does not want their code along. */
  readonly declined?: readonly string[];
}

/**
 * Turns the references in a message into context: a line brings the function or class around it, a symbol its
 * definition, a path its file. What only looked like a reference and leads nowhere is passed over in silence.
 */
export async function resolveReferences(
  text: string,
  deps: ResolveReferencesDeps,
  signal: AbortSignal,
): Promise<ResolvedReferences> {
  const { providers, declined = [] } = deps;
  const found = references(
    text,
    providers.map(provider => provider.id),
  )
    .slice(0, MOST)
    .filter(({ type, start, end }) => type === 'mention' || !declined.includes(text.slice(start, end)));
  const resolved = await Promise.all(
    found.map(async (reference): Promise<Outcome> => {
      switch (reference.type) {
        case 'mention':
          return resolveMention(reference, text, deps, signal);
        case 'path':
          return resolvePath(reference, text, deps);
        case 'symbol':
          return resolveSymbol(reference, deps);
      }
    }),
  );
  signal.throwIfAborted();
  return {
    parts: withoutOverlap(resolved.flatMap(it => it.parts ?? [])),
    questions: resolved.flatMap(it => it.question ?? []),
    missing: resolved.flatMap(it => it.missing ?? []),
  };
}

interface Outcome {
  readonly parts?: readonly ContextPart[];
  readonly question?: ResolvedReferences['questions'][number];
  readonly missing?: string;
}

/** A message that names more than this is a log; its first places say enough. */
const MOST = 12;

async function resolveMention(
  { provider: id, argument }: MentionReference,
  text: string,
  { providers }: ResolveReferencesDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  // `@codebase` alone asks for what fits the message itself.
  const meant = id === 'codebase' && argument === '' ? withoutMentions(text, providers) : argument;
  try {
    return { parts: (await providers.find(it => it.id === id)?.resolve(meant, signal)) ?? [] };
  } catch (error) {
    if (error instanceof ContextError || error instanceof FileError) return { missing: error.message };
    throw error;
  }
}

/** The words of a message: names of files that go along anyway would be looked for as words. */
function withoutMentions(text: string, providers: readonly ContextProvider[]): string {
  const ids = providers.map(provider => provider.id);
  const mentions = references(text, ids).filter(it => it.type === 'mention');
  return mentions.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

async function resolvePath(reference: PathReference, text: string, deps: ResolveReferencesDeps): Promise<Outcome> {
  const { path, startLine, endLine, isPlain } = reference;
  const written = text.slice(reference.start, reference.end);
  try {
    const found = await findReferenced(deps, reference);
    if (found.type === 'several') return { question: { written, paths: found.paths } };
    if (found.type === 'none') {
      return isPlain ? { missing: `“${path}” was not found in this workspace.` } : {};
    }
    const name = found.source.path;
    const access = await (deps.access ?? accessByName)(name);
    if (access.type === 'never') return { missing: `“${name}” was not attached: it ${access.why}.` };
    if (access.type === 'ask') {
      return { missing: `“${name}” ${access.why}, so it was not attached. If you mean it, write @file:${name}.` };
    }
    const common = {
      provider: 'file',
      source: found.source,
      index: deps.index,
      reason: `You named ${written}.`,
      query: text,
    };
    const place = startLine === undefined ? undefined : { startLine, endLine: endLine ?? startLine };
    return { parts: [await (place ? placePart({ ...common, ...place }) : filePart(common))] };
  } catch (error) {
    if (error instanceof FileError) return isPlain ? { missing: error.message } : {};
    throw error;
  }
}

async function resolveSymbol(reference: SymbolReference, deps: ProviderDeps): Promise<Outcome> {
  const chosen = await symbolsNamed(reference, deps.index);
  return { parts: await symbolParts(deps, chosen, { provider: 'symbol', reason: `You named ${reference.name}.` }) };
}
