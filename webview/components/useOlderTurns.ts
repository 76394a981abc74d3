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
  const before = useRef<{ readonly first: string | undefined; readonly height: number; readonly top: number }>(
    undefined,
  );
  const asked = useRef(0);
  const first = turns[0]?.id;
  const last = before.current;
  const isPrepended = last?.first !== undefined && last.first !== first && turns.some(turn => turn.id === last.first);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && last && isPrepended && !isVirtual) {
      element.scrollTop = last.top + element.scrollHeight - last.height;
    }
    before.current = { first, height: element?.scrollHeight ?? 0, top: element?.scrollTop ?? 0 };
  });

  useEffect(() => {
    const element = scroller.current;
    const onScroll = (): void => {
      if (!element) return;
      if (before.current) before.current = { ...before.current, top: element.scrollTop };
      const { omittedTurns } = state.peek();
      if (element.scrollTop > NEAR_TOP || omittedTurns === 0 || asked.current === omittedTurns) return;
      asked.current = omittedTurns;
      tell('turn/older', { threadId: thread.peek().id });
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, []);

  return isPrepended;
}
