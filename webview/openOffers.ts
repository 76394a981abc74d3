import type { OfferChoice, ReferenceOffer } from '../src/shared/referenceOffer.ts';
import type { ContextItem } from '../src/shared/thread.ts';

/**
 * The offers that are still to be made: not for what is no longer in the text, for what is attached already or declined,
 * or for a file that is not there while its name is being typed.
 */
export function openOffers(
  offers: readonly ReferenceOffer[],
  { text, cursor, items, declined = [] }: Situation,
): readonly ReferenceOffer[] {
  return offers.filter(({ written, end, choices }) => {
    if (!text.includes(written) || declined.includes(written)) return false;
    if (choices.length === 0) return end !== cursor;
    return !choices.some(choice => items.some(item => holds(item, choice)));
  });
}

interface Situation {
  readonly text: string;
  readonly cursor: number;
  /** What is attached or pinned. */
  readonly items: readonly Place[];
  readonly declined?: readonly string[] | undefined;
}

type Place = Pick<ContextItem, 'path' | 'startLine' | 'endLine'>;

function holds(item: Place, choice: OfferChoice): boolean {
  if (item.path !== choice.path) return false;
  if (item.startLine === undefined) return true;
  const { startLine, endLine = startLine } = choice;
  if (startLine === undefined || endLine === undefined) return false;
  return item.startLine <= startLine && endLine <= (item.endLine ?? item.startLine);
}
