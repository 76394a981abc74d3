import type { VNode } from 'preact';
import { element } from './element.ts';

/** Something is going on whose end is not known. The words beside it say what. */
export function ProgressRing({ label }: { readonly label: string }): VNode {
  return element('vscode-progress-ring', { class: 'ring', role: 'progressbar', 'aria-label': label });
}
