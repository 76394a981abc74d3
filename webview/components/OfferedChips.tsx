import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OfferChoice, ReferenceOffer } from '../../src/shared/referenceOffer.ts';
import { chipLabels } from '../chipLabels.ts';
import { flushDraft } from '../draft.ts';
import { request } from '../host.ts';
import { Icon } from '../icons.tsx';
import { openOffers } from '../openOffers.ts';
import { announce } from '../spoken.ts';
import { draft, tell, thread, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { useRovingStop } from '../useRovingStop.ts';

/**
 * The code that the message names in plain words: a press attaches it, × or Delete leaves it out. Of a name that fits several files it asks which,
 * and of one that fits none it says so.
 */
export function OfferedChips({ text, cursor, leave }: OfferedChipsProps): VNode | null {
  const list = useRef<HTMLUListElement>(null);
  const move = useRovingStop(list);
  const offers = useOffers(text);
  const items = [...draft.value.context, ...thread.value.pinnedContext];
  // What goes along by itself stands before what is asked.
  const shown = openOffers(offers, { text, cursor, items, declined: draft.value.declined }).toSorted(
    (a, b) => Number(b.goesAlong) - Number(a.goesAlong),
  );
  const unclear = shown.filter(offer => offer.choices.length !== 1 && !offer.goesAlong).map(question);
  useEffect(() => {
    if (unclear.length > 0) announce(unclear.join(' '));
  }, [unclear.join(' ')]);
  if (shown.length === 0) return null;

  const decline = (written: string, chip: HTMLElement | null, isByKey: boolean): void => {
    const chips = [...(list.current?.querySelectorAll<HTMLElement>('.chip') ?? [])];
    const position = chip ? chips.indexOf(chip) : 0;
    // All chips of a name go with it; the one beside them takes the focus.
    const beside = [...chips.slice(position), ...chips.slice(0, position).reverse()].find(
      it => it.dataset['written'] !== written,
    );
    const next = isByKey ? beside?.querySelector<HTMLElement>('.chipShow') : undefined;
    if (next) next.focus();
    else leave();
    announce(t('declined', { written }));
    // What is declined is kept as long as it is named in the text that the host has.
    flushDraft();
    tell('mention/decline', { threadId: threadId.peek(), written });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('.chip') : null;
    const written = chip?.dataset['written'];
    if (written === undefined || !TAKES_AWAY.has(event.key) || event.ctrlKey || event.altKey || event.metaKey) {
      move(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    decline(written, chip, true);
  };
  return (
    <ul ref={list} class="chips offered" aria-label={t('namedInMessage')} onKeyDown={onKeyDown}>
      {shown.map(offer => (
        <Offer
          key={`${offer.written} ${String(offer.start)}`}
          offer={offer}
          choose={({ provider, argument }) => {
            leave();
            tell('mention/add', { threadId: threadId.peek(), provider, argument });
          }}
          decline={(chip, isByKey) => decline(offer.written, chip, isByKey)}
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
const TAKES_AWAY: ReadonlySet<string> = new Set(['Delete', 'Backspace']);

interface OfferProps {
  readonly offer: ReferenceOffer;
  readonly choose: (choice: OfferChoice) => void;
  readonly decline: (chip: HTMLElement | null, isByKey: boolean) => void;
}

function Offer({ offer, choose, decline }: OfferProps): VNode {
  const { written, choices, goesAlong } = offer;
  const labels = chipLabels(choices);
  // Where it has to be asked which is meant, nothing goes along that could be left out.
  const isClear = choices.length === 1 || goesAlong;
  const title = t(goesAlong ? 'offerGoesAlong' : 'offerToAttach', { written });
  return (
    <>
      {!isClear && <li class="offerQuestion">{question(offer)}</li>}
      {choices.map((choice, i) => (
        <li key={choice.argument} class="chip" data-written={isClear ? written : undefined}>
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
          {isClear && (
            <button
              type="button"
              class="chipRemove"
              aria-label={t('declineChip', { label: labels[i] ?? choice.label })}
              title={t('declineChip', { label: labels[i] ?? choice.label })}
              onClick={event => decline(event.currentTarget.closest<HTMLElement>('.chip'), event.detail === 0)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </>
  );
}

function question({ written, choices }: ReferenceOffer): string {
  return t(choices.length === 0 ? 'offerMissing' : 'offerWhich', { written });
}
