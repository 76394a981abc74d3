import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OfferChoice, ReferenceOffer } from '../../src/shared/referenceOffer.ts';
import { chipLabels } from '../chipLabels.ts';
import { request } from '../host.ts';
import { Icon } from '../icons.tsx';
import { openOffers } from '../openOffers.ts';
import { announce } from '../spoken.ts';
import { draft, tell, thread, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { useRovingStop } from '../useRovingStop.ts';

/**
 * The code that the message names in plain words: a press attaches it. Of a name that fits several files it asks which,
 * and of one that fits none it says so.
 */
export function OfferedChips({ text, cursor, leave }: OfferedChipsProps): VNode | null {
  const list = useRef<HTMLUListElement>(null);
  const move = useRovingStop(list);
  const offers = useOffers(text);
  const items = [...draft.value.context, ...thread.value.pinnedContext];
  // What goes along by itself stands before what is asked.
  const shown = openOffers(offers, { text, cursor, items }).toSorted(
    (a, b) => Number(b.goesAlong) - Number(a.goesAlong),
  );
  const unclear = shown.filter(offer => offer.choices.length !== 1 && !offer.goesAlong).map(question);
  useEffect(() => {
    if (unclear.length > 0) announce(unclear.join(' '));
  }, [unclear.join(' ')]);
  if (shown.length === 0) return null;
  return (
    <ul ref={list} class="chips offered" aria-label={t('namedInMessage')} onKeyDown={move}>
      {shown.map(offer => (
        <Offer
          key={`${offer.written} ${String(offer.start)}`}
          offer={offer}
          choose={({ provider, argument }) => {
            leave();
            tell('mention/add', { threadId: threadId.peek(), provider, argument });
          }}
        />
      ))}
    </ul>
  );
}

interface OfferedChipsProps {
  readonly text: string;
  readonly cursor: number;
  /** Gives the focus back to the text. */
  readonly leave: () => void;
}

/** Asked for when the typing rests; until the answer, those of the text before. */
function useOffers(text: string): readonly ReferenceOffer[] {
  const [offers, setOffers] = useState<readonly ReferenceOffer[]>([]);
  const words = text.trim();
  useEffect(() => {
    if (words === '') {
      setOffers([]);
      return undefined;
    }
    let isCurrent = true;
    const show = (found: readonly ReferenceOffer[]): void => {
      if (isCurrent) setOffers(found);
    };
    const timer = setTimeout(() => void request('mention/offers', { text }).then(show, () => show([])), REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  return offers;
}

const REST_MS = 300;

function Offer({ offer, choose }: { offer: ReferenceOffer; choose: (choice: OfferChoice) => void }): VNode {
  const { written, choices, goesAlong } = offer;
  const labels = chipLabels(choices);
  const title = t(goesAlong ? 'offerGoesAlong' : 'offerToAttach', { written });
  return (
    <>
      {choices.length !== 1 && !goesAlong && <li class="offerQuestion">{question(offer)}</li>}
      {choices.map((choice, i) => (
        <li key={choice.argument} class="chip">
          <button
            type="button"
            class="chipShow"
            title={[choice.path, title].join('\n')}
            aria-label={t('attachChip', { label: labels[i] ?? choice.label })}
            onClick={() => choose(choice)}
          >
            <Icon name="add" />
            <span class="chipLabel">{labels[i]}</span>
          </button>
        </li>
      ))}
    </>
  );
}

function question({ written, choices }: ReferenceOffer): string {
  return t(choices.length === 0 ? 'offerMissing' : 'offerWhich', { written });
}
