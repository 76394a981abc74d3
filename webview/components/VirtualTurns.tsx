import type { RefObject, VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { VirtualizerHandle } from 'virtua';
import { Virtualizer } from 'virtua';
import type { Turn } from '../../src/shared/thread.ts';

/** The turns of a long thread, of which only those near the view are on the page. */
export function VirtualTurns({ list, turns, rowOf, isPrepended, focused, scroller, loaded }: VirtualTurnsProps): VNode {
  useLayoutEffect(loaded, []);
  return (
    <Virtualizer
      ref={list}
      data={turns}
      bufferSize={BUFFER}
      startMargin={PADDING}
      shift={isPrepended}
      keepMounted={[turns.length - 1, ...(focused === undefined ? [] : [focused])]}
      scrollRef={scroller}
    >
      {(turn: Turn, position: number) => rowOf(turn, position)}
    </Virtualizer>
  );
}

interface VirtualTurnsProps {
  readonly list: RefObject<VirtualizerHandle | null>;
  readonly turns: readonly Turn[];
  readonly rowOf: (turn: Turn, position: number) => VNode;
  /** Older turns have just come: the list counts from its end. */
  readonly isPrepended: boolean;
  /** The turn that has the focus stays on the page, so that the focus is not lost. */
  readonly focused: number | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Called when the list stands on the page. */
  readonly loaded: () => void;
}

/** Above the first turn, as `.turns` has it. */
const PADDING = 4;
/** How far beyond the view turns are kept, in pixels: enough that fast scrolling shows no gaps. */
const BUFFER = 1_000;
