import { useComputed } from '@preact/signals';
import type { VNode } from 'preact';
import { Icon } from '../icons.tsx';
import { state, tell, threadId } from '../store.ts';
import type { Summary } from '../summarise.ts';
import { summarise } from '../summarise.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';

/** The row below a reply that proposes changes of more than one file: all of them at once. */
export function BlockSummary({ turnId }: { readonly turnId: string }): VNode | null {
  // As a text, because a signal tells two objects apart that say the same.
  const summary = useComputed(() => JSON.stringify(summarise(state.value, turnId))).value;
  const { files, changes, waiting, reviewing, kept } = parse(summary);
  if (files < 2 || waiting + reviewing + kept === 0) return null;
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

function parse(summary: string): Summary {
  // Written a line above.
  return JSON.parse(summary) as Summary;
}
