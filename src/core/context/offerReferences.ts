import type { IndexPhase } from '../../shared/indexStatus.ts';
import type { OfferChoice, ReferenceOffer } from '../../shared/referenceOffer.ts';
import { FileError } from '../workspace.ts';
import { fileName, lineRange } from './contextPart.ts';
import { accessByName } from './fileAccess.ts';
import { findReferenced } from './findReferenced.ts';
import type { ProviderDeps } from './providerDeps.ts';
import { references } from './references.ts';
import { symbolsNamed } from './symbolsNamed.ts';
import type { PathReference, SymbolReference, TextReference } from './textReference.ts';

/**
 * The code that a message names in plain words, while it is typed: what goes along with it, what has to be said more
 * clearly, and what is not there. The same as `resolveReferences` finds when it is sent, without the texts.
 */
export async function offerReferences(
  text: string,
  deps: ProviderDeps,
  providers: readonly string[],
): Promise<readonly ReferenceOffer[]> {
  const found = references(text, providers).slice(0, MOST);
  const offers = await Promise.all(found.map(reference => offerFor(reference, text, deps)));
  return offers.filter(offer => offer !== undefined);
}

const MOST = 12;

async function offerFor(
  reference: TextReference,
  text: string,
  deps: ProviderDeps,
): Promise<ReferenceOffer | undefined> {
  // What is mentioned with an `@` says by itself what it is.
  if (reference.type === 'mention') return undefined;
  const { start, end } = reference;
  const place = { written: text.slice(start, end), start, end };
  if (reference.type === 'symbol') {
    const choices = await symbolChoices(reference, deps);
    return choices.length === 0 ? undefined : { ...place, choices, goesAlong: true };
  }
  try {
    const found = await fileChoices(reference, deps);
    return found && { ...place, ...found };
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

async function fileChoices(
  reference: PathReference,
  deps: ProviderDeps,
): Promise<Pick<ReferenceOffer, 'choices' | 'goesAlong'> | undefined> {
  const { startLine, endLine, isPlain } = reference;
  const found = await findReferenced(deps, reference);
  const lines = startLine === undefined ? undefined : { startLine, endLine: endLine ?? startLine };
  const suffix = lines ? `:${lineRange(lines.startLine, lines.endLine)}` : '';
  const choice = (name: string, label: string): OfferChoice => ({
    provider: 'file',
    argument: name + suffix,
    label: label + suffix,
    path: name,
    ...lines,
  });
  switch (found.type) {
    case 'found': {
      const name = found.source.path;
      const access = await (deps.access ?? accessByName)(name);
      if (access.type === 'never') return undefined;
      return { choices: [choice(name, fileName(name))], goesAlong: access.type === 'free' };
    }
    case 'several':
      return { choices: found.paths.map(name => choice(name, name)), goesAlong: false };
    case 'none':
      // Only who knows all files can say that one is not there.
      return isPlain && KNOWS_FILES.has(deps.index.status().phase) ? { choices: [], goesAlong: false } : undefined;
  }
}

const KNOWS_FILES: ReadonlySet<IndexPhase> = new Set<IndexPhase>(['symbols', 'ready']);

async function symbolChoices(reference: SymbolReference, deps: ProviderDeps): Promise<readonly OfferChoice[]> {
  const found = await symbolsNamed(reference, deps.index);
  return found.map(({ path, name, container, startLine, endLine }) => ({
    provider: 'symbol',
    argument: `${path}#${container === undefined ? name : `${container}.${name}`}`,
    label: name,
    path,
    startLine,
    endLine,
  }));
}
