import type { BlockState, PanelState } from '../src/shared/panelState.ts';

/** All edits of one reply, added up. */
export function summarise({ blocks }: PanelState, turnId: string): Summary {
  const own = Object.values(blocks).filter(
    it => it.turnId === turnId && it.path !== undefined && COUNTS.has(it.status),
  );
  const count = (isCounted: (block: BlockState) => boolean): number => own.filter(isCounted).length;
  return {
    files: new Set(own.map(it => it.path)).size,
    changes: own.reduce((sum, it) => sum + Math.max(1, it.hunks?.total ?? 1), 0),
    // What has no certain place, or no lines that differ, waits for another decision than this one.
    waiting: count(it => it.status === 'ready' && (it.added + it.removed > 0 || it.action !== undefined)),
    reviewing: count(it => it.status === 'reviewing'),
    kept: count(it => it.offers?.includes('take-back') ?? false),
  };
}

/** Of all edits of a reply: how many files and changes, and how many edits stand where. */
export interface Summary {
  readonly files: number;
  readonly changes: number;
  readonly waiting: number;
  readonly reviewing: number;
  readonly kept: number;
}

const COUNTS: ReadonlySet<BlockState['status']> = new Set(['ready', 'reviewing', 'kept', 'rejected']);
