import { fitBudget, textsOf, tokensOf, type Budget, type BudgetInput } from '../context/fitBudget.ts';
import type { CountTokens } from '../models/tokenCounter.ts';
import { estimateTokens } from '../models/tokens.ts';

/** What fits, and how many tokens each of its texts has. */
export interface Counted extends Budget {
  readonly count: (text: string) => number;
}

/**
 * `fitBudget` by real counts. While it fits, sizes are estimated, in the proportion that was counted for these very texts;
 * what comes of it is counted, and fitted once more where it is still too long.
 */
export async function fitCounted(input: BudgetInput, countTokens: CountTokens): Promise<Counted> {
  const counts = new Map<string, number>();
  const learn = async (request: Omit<BudgetInput, 'window'>): Promise<number> => {
    const unknown = [...new Set(textsOf(request))].filter(text => !counts.has(text));
    const found = await countTokens(unknown);
    for (const [i, text] of unknown.entries()) counts.set(text, found[i] ?? estimateTokens(text));
    return tokensOf(request, count);
  };
  const count = (text: string): number => counts.get(text) ?? estimateTokens(text);
  const whole = await learn(input);
  let scale = whole / tokensOf(input, estimateTokens);
  for (let round = 1; ; round++) {
    const fitted = fitBudget({ ...input, window: input.window / scale });
    const tokens = await learn({ ...input, ...fitted });
    const room = fitted.room * scale;
    const cuts = fitted.cuts.map(cut => ({ ...cut, tokens: cut.tokens * scale }));
    if (tokens <= room || round === ROUNDS) return { ...fitted, room, tokens, cuts, fits: tokens <= room, count };
    scale *= (tokens / room) * MARGIN;
  }
}

const ROUNDS = 4;
/** What was cut may be counted otherwise than what is left. */
const MARGIN = 1.01;
