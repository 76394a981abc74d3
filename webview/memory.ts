import { recall, remember } from './host.ts';
import { unsavedText } from './draft.ts';
import type { RememberedPage, ScrollAnchor } from './remembered.ts';
import { parseRemembered } from './remembered.ts';
import { threadId } from './store.ts';

/** Reads what the page wrote down before it was hidden; once, at the start. */
export function loadMemory(): RememberedPage | undefined {
  memory = parseRemembered(recall());
  return memory;
}

/** Where a thread was left, if it is the one that was on show last. */
export function recalledAnchor(thread: string): ScrollAnchor | undefined {
  return memory?.threadId === thread ? memory.anchor : undefined;
}

/** Takes the place of the reader; written down a little later. */
export function rememberAnchor(thread: string, anchor: ScrollAnchor | undefined): void {
  memory = { threadId: thread, anchor };
  timer ??= setTimeout(saveMemory, SAVE_DELAY_MS);
}

/** Writes at once: the page is about to be hidden, and VS Code throws hidden pages away. */
export function saveMemory(): void {
  clearTimeout(timer);
  timer = undefined;
  const thread = threadId.peek();
  remember({ threadId: thread, anchor: recalledAnchor(thread), unsavedDraft: unsavedText() });
}

/** Keeps what was typed into a page that goes before it knows its thread. */
export function saveTyped(text: string | undefined): void {
  if (text !== undefined) remember({ threadId: '', ...memory, unsavedDraft: text });
}

const SAVE_DELAY_MS = 250;

let memory: RememberedPage | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
