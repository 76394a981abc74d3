import type { ContextItem, Cut } from '../../src/shared/thread.ts';
import { useFold } from '../folds.ts';
import { shortCount } from '../format.ts';
import { memo } from '../memo.ts';
import { t } from '../texts.ts';
import { ReferenceList } from './lazyParts.tsx';

/** What the model was given with the question, folded away: place, size, and why it was chosen. */
export const References = memo(function References({ turnId, items, cuts }: ReferencesProps) {
  const [isOpen, setOpen] = useFold(`references ${turnId}`, false);
  const leftOut = new Set(cuts.flatMap(cut => (cut.what === 'context' && cut.how === 'left-out' ? [cut.label] : [])));
  const used = items.filter(item => !leftOut.has(item.label));
  const tokens = used.reduce((sum, item) => sum + item.tokens, 0);
  const references = t('references', { count: used.length });
  return (
    <details class="fold" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {t('referencesTokens', { references, tokens: shortCount(tokens) })}
        {cuts.length > 0 && `, ${t('notAll', { count: cuts.length })}`}
      </summary>
      {isOpen && <ReferenceList turnId={turnId} items={items} cuts={cuts} />}
    </details>
  );
});

interface ReferencesProps {
  readonly turnId: string;
  readonly items: readonly ContextItem[];
  /** What did not fit into the request. */
  readonly cuts: readonly Cut[];
}
