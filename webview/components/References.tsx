import type { ContextItem } from '../../src/shared/thread.ts';
import { useFold } from '../folds.ts';
import { shortCount } from '../format.ts';
import { Icon } from '../icons.tsx';
import { memo } from '../memo.ts';
import { t } from '../texts.ts';
import { providerIcon } from './ContextChip.tsx';
import { showContext } from '../showContext.ts';

/** What the model was given with the question, folded away: place, size, and why it was chosen. */
export const References = memo(function References({ turnId, items }: ReferencesProps) {
  const [isOpen, setOpen] = useFold(`references ${turnId}`, false);
  const tokens = items.reduce((sum, item) => sum + item.tokens, 0);
  const references = t('references', { count: items.length });
  return (
    <details class="fold" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('referencesTokens', { references, tokens: shortCount(tokens) })}</summary>
      {isOpen && (
        <ul class="references">
          {items.map(item => (
            <li key={item.id}>
              <button type="button" class="reference" onClick={() => void showContext(item, turnId)}>
                <Icon name={providerIcon(item.provider)} />
                <span class="referenceLabel">{item.label}</span>
                <span class="referenceTokens">{t('tokens', { count: item.tokens })}</span>
              </button>
              <span class="referenceReason" dir="auto">
                {item.reason}
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
});

interface ReferencesProps {
  readonly turnId: string;
  readonly items: readonly ContextItem[];
}
