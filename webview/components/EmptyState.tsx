import type { VNode } from 'preact';
import type { EditorState } from '../../src/shared/panelState.ts';
import { sendDraft, typeDraft } from '../draft.ts';
import { focusComposer } from '../focus.ts';
import { fileName } from '../format.ts';
import { Icon } from '../icons.tsx';
import { sendsOnEnter, state, tell, threadId } from '../store.ts';
import type { StartSuggestion } from '../suggestions.ts';
import { startSuggestions } from '../suggestions.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { IndexLine } from './IndexLine.tsx';

/** A thread without messages: what is open, what could be asked, and that no model is needed to begin. */
export function EmptyState(): VNode {
  const { editor, model, index } = state.value;
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">{t('emptyTitle')}</h2>
      <p>{openText(editor)}</p>
      <ul class="starts">
        {startSuggestions(state.value).map(suggestion => (
          <li key={suggestion.text}>
            <button type="button" class="start" onClick={() => begin(suggestion)}>
              <Icon name={suggestion.icon} />
              <span dir="auto">{suggestion.label}</span>
            </button>
          </li>
        ))}
      </ul>
      {!model.isConfigured && (
        <div class="firstRun">
          <p>{t('firstRun')}</p>
          <Button onPress={() => tell('model/connect', {})}>{t('connectModel')}</Button>
        </div>
      )}
      <IndexLine index={index} />
      <p>{t('typeHint')}</p>
      <details class="fold">
        <summary>{t('keyboardShortcuts')}</summary>
        <Shortcuts />
      </details>
    </section>
  );
}

function Shortcuts(): VNode {
  const rows = [
    sendsOnEnter.value ? ['Enter', t('keySend')] : ['Ctrl+Enter', t('keySendWithCtrl')],
    ['↑', t('keyEditLast')],
    ['Alt+↑ ↓', t('keyEarlier')],
    ['Esc', t('keyEscape')],
    ['↑ ↓', t('keyMessages')],
  ];
  return (
    <dl class="shortcuts">
      {rows.map(([keys, text]) => (
        <div key={text}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function begin({ text, isComplete }: StartSuggestion): void {
  typeDraft(threadId.peek(), text);
  if (isComplete) sendDraft(threadId.peek());
  focusComposer();
}

function openText(editor: EditorState | undefined): string {
  if (!editor) return t('emptyNothing');
  const file = fileName(editor.path);
  if (!editor.selection) return t('emptyOpen', { file });
  const { startLine, endLine } = editor.selection;
  return t('emptySelection', { file, start: startLine, end: endLine });
}
