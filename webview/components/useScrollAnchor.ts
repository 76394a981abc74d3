import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { VirtualizerHandle } from 'virtua';
import type { Turn } from '../../src/shared/thread.ts';
import type { ScrollAnchor } from '../remembered.ts';
import { recalledAnchor, rememberAnchor } from '../memory.ts';
import { openAt } from '../store.ts';
import type { PinnedScroll } from './usePinnedScroll.ts';

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
  readonly turns: readonly Turn[];
  readonly isVirtual: boolean;
  readonly threadId: string;
  readonly scroll: PinnedScroll;
}

/**
 * Reopens a thread where it was read last, goes to the turn that a search found, and writes down where the reader is.
 * What it answers is to be called when the virtual list, which comes late, stands on the page.
 */
export function useScrollAnchor({ scroller, list, turns, isVirtual, threadId, scroll }: Options): () => void {
  const isPinned = useRef(scroll.isPinned);
  isPinned.current = scroll.isPinned;

  const goTo = ({ turnId, offset }: ScrollAnchor): boolean => {
    const position = turns.findIndex(turn => turn.id === turnId);
    if (position < 0 || (isVirtual && !list.current)) return false;
    scroll.unpin();
    if (isVirtual) list.current?.scrollToIndex(position, { align: 'start', offset: -offset });
    else {
      const element = turnElement(scroller.current, turnId);
      if (element && scroller.current) scroller.current.scrollTop += topOf(element, scroller.current) - offset;
    }
    return true;
  };
  const goToHit = (): boolean => {
    const target = openAt.peek();
    if (target === undefined || !goTo({ turnId: target, offset: 0 })) return false;
    openAt.value = undefined;
    requestAnimationFrame(() => turnElement(scroller.current, target)?.querySelector<HTMLElement>('article')?.focus());
    return true;
  };
  const arrive = (): void => {
    const anchor = recalledAnchor(threadId);
    if (!goToHit() && !(anchor && goTo(anchor))) scroll.follow();
  };

  useLayoutEffect(arrive, [threadId]);
  useEffect(() => void goToHit(), [openAt.value, turns]);

  useEffect(() => {
    const element = scroller.current;
    const onScroll = (): void => rememberAnchor(threadId, isPinned.current || !element ? undefined : anchorOf(element));
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, [threadId]);

  return arrive;
}

function turnElement(scroller: HTMLElement | null, turnId: string): HTMLElement | null | undefined {
  return scroller?.querySelector<HTMLElement>(`[data-turn="${CSS.escape(turnId)}"]`);
}

/** The first turn that reaches into the view. */
function anchorOf(scroller: HTMLElement): ScrollAnchor | undefined {
  for (const turn of scroller.querySelectorAll<HTMLElement>('[data-turn]')) {
    const top = topOf(turn, scroller);
    if (top + turn.offsetHeight > 0) return { turnId: turn.dataset['turn'] ?? '', offset: Math.round(top) };
  }
  return undefined;
}

function topOf(element: HTMLElement, scroller: HTMLElement): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}
