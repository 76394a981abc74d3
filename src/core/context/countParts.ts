import type { CountTokens } from '../models/tokenCounter.ts';
import type { ContextPart } from '../../shared/thread.ts';
import type { Admit } from './admitParts.ts';

/** What is let through gets its real number of tokens; until then it is an estimate. A picture's is agreed upon. */
export function withCounts(admit: Admit, countTokens: CountTokens): Admit {
  return async found => {
    const { parts, ...rest } = await admit(found);
    return { ...rest, parts: await countParts(parts, countTokens) };
  };
}

async function countParts(parts: readonly ContextPart[], countTokens: CountTokens): Promise<readonly ContextPart[]> {
  const texts = parts.filter(part => part.provider !== 'image');
  const counts = await countTokens(texts.map(part => part.text));
  return parts.map(part => ({ ...part, tokens: counts[texts.indexOf(part)] ?? part.tokens }));
}
