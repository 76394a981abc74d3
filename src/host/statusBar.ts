import * as vscode from 'vscode';
import type { Disposable } from '../core/disposables.ts';
import type { ModelState } from '../shared/panelState.ts';
import type { IndexStatus } from '../shared/indexStatus.ts';

/** One item in the status bar: what answers, and whether the index is at work. A click opens a menu. */
export class StatusBar implements Disposable {
  readonly #item = vscode.window.createStatusBarItem('parley.status', vscode.StatusBarAlignment.Right, 90);
  #model: ModelState | undefined;
  #index: IndexStatus | undefined;

  constructor() {
    this.#item.name = 'Parley';
    this.#item.command = 'parley.status.show';
  }

  showModel(model: ModelState): void {
    this.#model = model;
    this.#draw();
  }

  showIndex(index: IndexStatus): void {
    this.#index = index;
    this.#draw();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #draw(): void {
    const isWorking = ['starting', 'files', 'lexical', 'symbols'].includes(this.#index?.phase ?? 'off');
    const icon = isWorking
      ? '$(loading~spin)'
      : this.#index?.phase === 'failed'
        ? '$(warning)'
        : this.#index?.phase === 'paused'
          ? '$(debug-pause)'
          : this.#model?.connection === 'offline'
            ? '$(debug-disconnect)'
            : '$(comment-discussion)';
    const name = this.#model?.isConfigured ? this.#model.name : vscode.l10n.t('Parley');
    this.#item.text = `${icon} ${name}`;
    const lines = [modelLine(this.#model), ...(this.#index ? indexLines(this.#index) : [])];
    this.#item.tooltip = lines.join('\n');
    this.#item.accessibilityInformation = { label: ['Parley', ...lines].map(sentence).join(' ') };
    this.#item.show();
  }
}

/** A screen reader pauses at the end of each line. */
function sentence(line: string): string {
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function modelLine(model: ModelState | undefined): string {
  if (!model?.isConfigured) return vscode.l10n.t('No model is set up: the built-in index answers.');
  const states: Readonly<Record<ModelState['connection'], string>> = {
    unknown: '',
    checking: vscode.l10n.t('checking the connection'),
    ready: vscode.l10n.t('connected'),
    offline: vscode.l10n.t('does not answer'),
    'refused-key': vscode.l10n.t('refuses the key'),
    'rate-limited': vscode.l10n.t('takes no more requests for now'),
  };
  const state = states[model.connection];
  return state === '' ? `${model.name} · ${model.endpoint}` : `${model.name} · ${model.endpoint}: ${state}`;
}

/** How far the index is, and what else it has to say. */
export function indexLines(index: IndexStatus): readonly string[] {
  const line = indexLine(index);
  return index.message === undefined || index.message === line ? [line] : [line, index.message];
}

function indexLine(index: IndexStatus): string {
  const count = (value: number): string => value.toLocaleString();
  switch (index.phase) {
    case 'off':
      return index.message ?? vscode.l10n.t('The index is off.');
    case 'starting':
    case 'files':
      return vscode.l10n.t('The index looks for files.');
    case 'lexical':
      return vscode.l10n.t('The index reads files: {0} of {1}.', count(index.done), count(index.total));
    case 'symbols':
      return vscode.l10n.t(
        'Search works; the index reads symbols: {0} of {1} files.',
        count(index.done),
        count(index.total),
      );
    case 'paused':
      return index.done < index.total
        ? vscode.l10n.t('Indexing is paused at {0} of {1} files.', count(index.done), count(index.total))
        : vscode.l10n.t('Indexing is paused; {0} files can be searched.', count(index.files));
    case 'ready':
      return vscode.l10n.t('{0} files and {1} symbols indexed.', count(index.files), count(index.symbols));
    case 'failed':
      return index.message ?? vscode.l10n.t('The index has failed. Rebuild it to try again.');
  }
}
