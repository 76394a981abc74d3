import { vsCodeProgressRing } from '@vscode/webview-ui-toolkit/dist/progress-ring/index.js';
import type { VNode } from 'preact';
import { designSystem } from './designSystem.ts';
import { element } from './element.ts';

designSystem.register(vsCodeProgressRing());

/** Something is going on whose end is not known. The words beside it say what. */
export function ProgressRing({ label }: { readonly label: string }): VNode {
  return element('vscode-progress-ring', { class: 'ring', role: 'progressbar', 'aria-label': label });
}
