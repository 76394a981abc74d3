import type { ContextItem, Cut } from '../../src/shared/thread.ts';
import { useFold } from '../folds.ts';
import { shortCount } from '../format.ts';
import { memo } from '../memo.ts';
import { t } from '../texts.ts';
import { ReferenceList } from './lazyParts.tsx';

/** What the model was given with the question, folded away: place, size, and why it was chosen; and what it was not. */
export const References = memo(function References({ turnId, items, cuts }: ReferencesProps) {
  const [isOpen, setOpen] = useFold(`references ${turnId}`, false);
  const leftOut = new Set(cuts.flatMap(cut => (cut.what === 'context' && cut.how === 'left-out' ? [cut.label] : [])));
  const used = items.filter(item => !leftOut.has(item.label));
  const tokens = used.reduce((sum, item) => sum + item.tokens, 0);
  const notAttached = cuts.filter(cut => cut.how === 'not-attached').length;
  const notFitting = cuts.length - notAttached;
  const references = t('references', { count: used.length });
  const facts = [
    ...(items.length > 0 ? [t('referencesTokens', { references, tokens: shortCount(tokens) })] : []),
    ...(notFitting > 0 ? [t('notAll', { count: notFitting })] : []),
    ...(notAttached > 0 ? [t('notAttached', { count: notAttached })] : []),
  ];
  return (
    <details class="fold" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{facts.join(', ')}</summary>
      {isOpen && <ReferenceList turnId={turnId} items={items} cuts={cuts} />}
    </details>
  );
});

interface ReferencesProps {
  readonly turnId: string;
  readonly items: readonly ContextItem[];
  /** What is not in the request, though it was attached or named. */
  readonly cuts: readonly Cut[];
}
