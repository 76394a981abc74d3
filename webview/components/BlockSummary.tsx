import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import type { BlockState, PanelState } from '../../src/shared/panelState.ts';
import { Icon } from '../icons.tsx';
import { state, tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';

/** The row below a reply that proposes changes of more than one file: all of them at once. */
export function BlockSummary({ turnId }: { readonly turnId: string }): VNode | null {
  // As a text, because a signal tells two objects apart that say the same.
  const summary = useComputed(() => JSON.stringify(summarise(state.value, turnId))).value;
  const { files, changes, waiting, reviewing, kept } = parse(summary);
  if (files < 2) return null;
  const ids = { threadId: threadId.value, turnId };
  const isAllKept = kept > 0 && waiting + reviewing === 0;
  const text = `${t('filesCount', { count: files })}, ${t('changesCount', { count: changes })}`;
  return (
    <div class="codeFooter blockSummary" role="group" aria-label={t('allFiles')}>
      <p>
        <Icon name={isAllKept ? 'check' : 'diff'} />
        <span>{isAllKept ? t('allKept', { changes: text }) : text}</span>
      </p>
      <div class="noteActions">
        {waiting + reviewing > 0 && (
          <Button title={t('keepAllTitle')} isPrimary onPress={() => tell('review/acceptAll', ids)}>
            {t('keepAll')}
          </Button>
        )}
        {reviewing + kept > 0 && (
          <Button title={t('undoAllTitle')} onPress={() => tell('review/undoAll', ids)}>
            {t('undoAll')}
          </Button>
        )}
        {waiting > 0 && (
          <button type="button" class="textButton" onClick={() => tell('review/showAll', ids)}>
            {t('reviewAll')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Of all edits of a reply: how many files and changes, and how many edits stand where. */
export interface Summary {
  readonly files: number;
  readonly changes: number;
  readonly waiting: number;
  readonly reviewing: number;
  readonly kept: number;
}

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

const COUNTS: ReadonlySet<BlockState['status']> = new Set(['ready', 'reviewing', 'kept', 'rejected', 'refused']);

function parse(summary: string): Summary {
  // Written a line above.
  return JSON.parse(summary) as Summary;
}
