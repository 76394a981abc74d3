import type { VNode } from 'preact';
import type { ContextItem } from '../../src/shared/thread.ts';
import { shortCount } from '../format.ts';
import { Icon } from '../icons.tsx';
import { providerIcon } from '../providerIcon.ts';
import { t } from '../texts.ts';

/** A piece of context: what it is called, its lines, about how many tokens it has; a press shows what is in it. */
export function ContextChip({ item, label, show, remove, pin }: ContextChipProps): VNode {
  const { path, startLine, endLine, tokens, reason } = item;
  const lines = startLine === undefined ? [] : [t('lines', { count: (endLine ?? startLine) - startLine + 1 })];
  const size = [...lines, t('tokens', { count: tokens })];
  const title = [path ?? label, ...size, t('whyThis', { reason })];
  return (
    <li class={pin?.isPinned ? 'chip pinned' : 'chip'} data-item={item.id}>
      <button
        type="button"
        class="chipShow"
        title={title.join('\n')}
        aria-label={[label, ...size].join(', ')}
        onClick={show}
      >
        <Icon name={providerIcon(item.provider)} />
        <span class="chipLabel">{label}</span>
        <span class="chipTokens">{t('shortTokens', { count: shortCount(tokens) })}</span>
      </button>
      {pin && (
        <button
          type="button"
          class="chipPin"
          aria-label={t(pin.isPinned ? 'unpinChip' : 'pinChip', { label })}
          title={t(pin.isPinned ? 'unpinChip' : 'pinChip', { label })}
          aria-pressed={pin.isPinned}
          onClick={pin.toggle}
        >
          <Icon name={pin.isPinned ? 'pinned' : 'pin'} />
        </button>
      )}
      {remove && (
        <button
          type="button"
          class="chipRemove"
          aria-label={t('removeChip', { label })}
          title={t('removeChip', { label })}
          onClick={event => remove(event.detail === 0)}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}

interface ContextChipProps {
  readonly item: ContextItem;
  /** Its own, or a longer one where others have the same. */
  readonly label: string;
  readonly show: () => void;
  /** A press of a key takes it away, or a click. */
  readonly remove?: (isByKey: boolean) => void;
  readonly pin?: { readonly isPinned: boolean; readonly toggle: () => void };
}
