import { effect } from '@preact/signals';
import { render } from 'preact';
import type { PanelState } from '../src/shared/panelState.ts';
import { App } from './components/App.tsx';
import { reportError } from './components/ErrorBoundary.tsx';
import { flushDraft, followDraft, typeDraft } from './draft.ts';
import { Highlighter } from './highlight/highlighter.ts';
import { installHighlighter } from './highlight/useColoredLines.ts';
import { keepFocus } from './keepFocus.ts';
import { listen } from './host.ts';
import { loadMemory, saveMemory, saveTyped } from './memory.ts';
import { receive, refresh, state, threadId } from './store.ts';
import type { TextTable } from './texts.ts';
import { speak } from './texts.ts';
import { typedInto, withTyped } from './typedEarly.ts';
import { bringControls } from './ui/controls.ts';

/**
 * Starts the page: shows at once what the host wrote into it, then asks for what has come since. A page that was written
 * before the host knew its state has none in it; until the answer is there, what the host wrote is seen and typed into.
 */
async function start(root: HTMLElement): Promise<void> {
  addEventListener('error', ({ error, message }: ErrorEvent) => reportError(error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => reportError(reason));

  const box = root.querySelector('textarea');
  speakLanguage();
  installHighlighter(new Highlighter(highlighterFiles(root)));
  const memory = loadMemory();
  listen(receive);
  const left = new AbortController();
  addEventListener('pagehide', () => saveTyped(typedInto(box)), left);
  const known = inlinedState();
  if (known) state.value = known;
  else await refresh();
  left.abort();

  effect(() => followDraft(state.value.thread.id, state.value.thread.draft.text));
  const { id, draft } = state.peek().thread;
  const isKept = memory?.threadId === id || memory?.threadId === '';
  const unsaved = withTyped(draft.text, box) ?? (isKept ? memory.unsavedDraft : undefined);
  if (unsaved !== undefined) typeDraft(id, unsaved);

  // An editor tab comes back after a reload with what is written down here, and with nothing else.
  effect(() => {
    if (threadId.value !== '') saveMemory();
  });

  const hadFocus = box !== null && document.activeElement === box;
  root.replaceChildren();
  render(<App />, root);
  if (hadFocus) takeFocus(root, box);
  keepFocus(root);

  // The frame after the next one has the page on the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => void bringControls()));
  if (known) void refresh();
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else void refresh();
  });
}

/** VS Code throws a hidden page away: what is not written down now is lost. */
function leave(): void {
  saveMemory();
  flushDraft();
}

/** The composer goes on where the box was that stood in its place. */
function takeFocus(root: HTMLElement, { selectionStart, selectionEnd, textLength }: HTMLTextAreaElement): void {
  const composer = root.querySelector<HTMLTextAreaElement>('.composer textarea');
  if (!composer) return;
  // A draft may stand above what was typed.
  const shift = composer.textLength - textLength;
  composer.focus();
  composer.setSelectionRange(selectionStart + shift, selectionEnd + shift);
}

/** The host checks everything that comes from the page; the page takes what comes from the host as it is. */
function inlinedState(): PanelState | undefined {
  const text = document.getElementById('state')?.textContent;
  return text ? (JSON.parse(text) as PanelState) : undefined;
}

/** A translation, if the host wrote one into the page: a table as in `texts.ts`. */
function speakLanguage(): void {
  const text = document.getElementById('texts')?.textContent;
  if (text) speak(document.documentElement.lang, JSON.parse(text) as TextTable);
}

function highlighterFiles(root: HTMLElement): { readonly script: string; readonly grammars: string } {
  return { script: root.dataset['highlighter'] ?? '', grammars: root.dataset['grammars'] ?? '' };
}

const root = document.getElementById('root');
if (root) void start(root);
