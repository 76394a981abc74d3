import type { IconName } from './iconPaths.ts';

/** The icon of a context provider, or of what it suggests. */
export function providerIcon(kind: string): IconName {
  return ICONS[kind] ?? 'symbol-misc';
}

const ICONS: Readonly<Record<string, IconName>> = {
  attachment: 'file',
  class: 'symbol-interface',
  codebase: 'search',
  diff: 'diff',
  editor: 'file',
  file: 'file',
  folder: 'folder',
  function: 'symbol-method',
  image: 'file-media',
  interface: 'symbol-interface',
  method: 'symbol-method',
  open: 'file',
  paste: 'copy',
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
