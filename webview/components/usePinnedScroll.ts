import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How near to the end counts as being there, in pixels. */
const NEAR_END = 24;

export interface PinnedScroll {
  /** False while the reader has scrolled up. */
  readonly isPinned: boolean;
  /** Goes to the end and stays there. */
  readonly pin: () => void;
  /** Lets go of the end, to show another place. */
  readonly unpin: () => void;
  /** Goes to the end, unless the reader has let go of it. */
  readonly follow: () => void;
}

/**
 * Keeps a list at its end while it grows, but only while the reader is there: scrolling up by wheel, key, touch or bar
 * lets go, coming near the end takes hold again. The place being read never moves.
 */
export function usePinnedScroll(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  threadId: string,
): PinnedScroll {
  const isHeld = useRef(true);
  const isOwnScroll = useRef(false);
  const last = useRef({ top: 0, height: 0 });
  const [isPinned, setPinned] = useState(true);
  const hold = (next: boolean): void => {
    isHeld.current = next;
    setPinned(next);
  };
  const toEnd = (): void => {
    const { current } = scroller;
    if (!isHeld.current || !current) return;
    const before = current.scrollTop;
    current.scrollTop = current.scrollHeight;
    last.current = { top: current.scrollTop, height: current.scrollHeight };
    if (last.current.top === before) return;
    isOwnScroll.current = true;
    // The event of this scroll comes before the next frame is drawn.
    requestAnimationFrame(() => (isOwnScroll.current = false));
  };

  useLayoutEffect(() => {
    hold(true);
    toEnd();
  }, [threadId]);

  useEffect(() => {
    const element = scroller.current;
    const inside = content.current;
    if (!element || !inside) return undefined;
    const onScroll = (): void => {
      // Looking where the list stands would lay it out once more in each frame of a stream.
      if (isOwnScroll.current) return;
      const { scrollTop, scrollHeight, clientHeight } = element;
      const isNearEnd = scrollHeight - scrollTop - clientHeight <= NEAR_END;
      // Content that shrinks moves the top, too; only a reader moves it while the height stays.
      if (isNearEnd) hold(true);
      else if (scrollTop < last.current.top - 1 && scrollHeight >= last.current.height) hold(false);
      last.current = { top: scrollTop, height: scrollHeight };
    };
    const onWheel = (event: WheelEvent): void => {
      if (event.deltaY < 0 && element.scrollTop > 0) hold(false);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: true });
    const observer = new ResizeObserver(toEnd);
    observer.observe(inside);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
      observer.disconnect();
    };
  }, []);

  return {
    isPinned,
    pin: () => {
      hold(true);
      toEnd();
    },
    unpin: () => hold(false),
    follow: toEnd,
  };
}
