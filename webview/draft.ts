import { signal } from '@preact/signals';
import { LIMITS } from '../src/shared/thread.ts';
import type { Failure } from '../src/shared/thread.ts';
import { RequestFailure, request } from './host.ts';

/** The composer's text. The page owns it while somebody types; the host keeps it. */
export const draftText = signal('');
/** Why the last message was not taken. */
export const sendFailure = signal<Failure | undefined>(undefined);

/** Takes what is typed, and saves it shortly. */
export function typeDraft(threadId: string, text: string): void {
  draftText.value = text;
  sendFailure.value = undefined;
  saveSoon(threadId);
}

/** Saves at once what is not saved yet: before another thread is opened, when the page is hidden. */
export function flushDraft(): void {
  if (!unsaved) return;
  clearTimeout(unsaved.timer);
  const { threadId } = unsaved;
  unsaved = undefined;
  lastSaved = draftText.peek();
  savesUnderWay++;
  // A draft that cannot be saved is still in the box; the storage banner says what is wrong.
  void request('draft/save', { threadId, text: lastSaved })
    .catch(() => undefined)
    .finally(() => savesUnderWay--);
}

/** The text that the host may not have yet. */
export function unsavedText(): string | undefined {
  return unsaved || savesUnderWay > 0 ? draftText.peek() : undefined;
}

/**
 * Follows the host's draft: another view, another window or a command has written one. An echo of what was saved from
 * here, and anything that comes while somebody types, is passed over.
 */
export function followDraft(threadId: string, text: string): void {
  if (threadId !== followed) {
    if (unsaved) clearTimeout(unsaved.timer);
    unsaved = undefined;
    followed = threadId;
    lastSaved = text;
    draftText.value = text;
    sendFailure.value = undefined;
    return;
  }
  if (unsaved || savesUnderWay > 0 || text === lastSaved) return;
  lastSaved = text;
  draftText.value = text;
}

/**
 * Sends the composer's text. The box is free at once; if the host does not take the message, the text is back in it.
 * False where there is nothing to send or it is too long.
 */
export function sendDraft(threadId: string): boolean {
  const text = draftText.peek().trim();
  if (text === '' || text.length > LIMITS.message) return false;
  if (unsaved) clearTimeout(unsaved.timer);
  unsaved = undefined;
  draftText.value = '';
  sendFailure.value = undefined;
  // A message that waits in the queue leaves the host's draft as it was: what is in the box now is saved.
  void request('turn/send', { threadId, text }).then(
    () => saveSoon(threadId),
    (error: unknown) => takeBack(threadId, text, error),
  );
  return true;
}

const SAVE_DELAY_MS = 300;

function takeBack(threadId: string, text: string, error: unknown): void {
  if (!(error instanceof RequestFailure)) throw error;
  const typedSince = draftText.peek();
  if (threadId === followed) typeDraft(threadId, typedSince === '' ? text : `${text}\n${typedSince}`);
  sendFailure.value = error.failure;
}

function saveSoon(threadId: string): void {
  if (threadId === followed) unsaved ??= { threadId, timer: setTimeout(flushDraft, SAVE_DELAY_MS) };
}

let followed: string | undefined;
let unsaved: { readonly threadId: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;
let lastSaved = '';
let savesUnderWay = 0;
