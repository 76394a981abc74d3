import type { VNode } from 'preact';
import type { ContextItem } from '../../src/shared/thread.ts';
import { Icon } from '../icons.tsx';
import type { IconName } from '../iconPaths.ts';
import { t } from '../texts.ts';

/** A piece of context: what it is called; a press shows what is in it. */
export function ContextChip({ item, show, remove }: ContextChipProps): VNode {
  const title = [item.path ?? item.label, t('tokens', { count: item.tokens }), t('whyThis', { reason: item.reason })];
  return (
    <li class="chip">
      <button type="button" class="chipShow" title={title.join('\n')} onClick={show}>
        <Icon name={providerIcon(item.provider)} />
        <span class="chipLabel">{item.label}</span>
      </button>
      {remove && (
        <button
          type="button"
          class="chipRemove"
          aria-label={t('removeChip', { label: item.label })}
          title={t('removeChip', { label: item.label })}
          onClick={remove}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}

interface ContextChipProps {
  readonly item: ContextItem;
  readonly show: () => void;
  readonly remove?: () => void;
}

/** The icon of a context provider, or of what it suggests. */
export function providerIcon(kind: string): IconName {
  return ICONS[kind] ?? 'symbol-misc';
}

const ICONS: Readonly<Record<string, IconName>> = {
  class: 'symbol-interface',
  codebase: 'search',
  diff: 'diff',
  editor: 'file',
  file: 'file',
  folder: 'folder',
  function: 'symbol-method',
  interface: 'symbol-interface',
  method: 'symbol-method',
  open: 'file',
  problems: 'warning',
  selection: 'list-selection',
  struct: 'symbol-interface',
  symbol: 'symbol-method',
  terminal: 'play',
  thread: 'comment',
  tree: 'folder',
  type: 'symbol-interface',
  url: 'globe',
};
