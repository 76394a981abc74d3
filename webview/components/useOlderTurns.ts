import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Turn } from '../../src/shared/thread.ts';
import { state, tell, thread } from '../store.ts';

/** Nearer to the top than this the next page of older turns is asked for, in pixels. */
const NEAR_TOP = 600;

/**
 * Brings older turns as the reader scrolls up, and keeps what is being read where it is. True in the drawing in which
 * older turns have just come: the virtual list then counts from its end.
 */
export function useOlderTurns(
  scroller: RefObject<HTMLElement | null>,
  turns: readonly Turn[],
  isVirtual: boolean,
): boolean {
  const before = useRef<string>(undefined);
  const asked = useRef(0);
  const first = turns[0]?.id;
  const last = before.current;
  const isPrepended = last !== undefined && last !== first && turns.some(turn => turn.id === last);
  // Measured while the older turns are not on the page yet.
  const isMoved = isPrepended && !isVirtual;
  const fromEnd = isMoved && scroller.current ? scroller.current.scrollHeight - scroller.current.scrollTop : 0;

  useLayoutEffect(() => {
    if (isMoved && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight - fromEnd;
    before.current = first;
  });

  useEffect(() => {
    const element = scroller.current;
    const onScroll = (): void => {
      if (!element) return;
      const { omittedTurns } = state.peek();
      if (omittedTurns === 0 || asked.current === omittedTurns || element.scrollTop > NEAR_TOP) return;
      asked.current = omittedTurns;
      tell('turn/older', { threadId: thread.peek().id });
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, []);

  return isPrepended;
}
