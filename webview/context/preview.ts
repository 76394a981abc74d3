import { signal } from '@preact/signals';
import type { RequestPreview } from '../../src/shared/requestPreview.ts';
import { draftText } from '../draft.ts';
import { ask, threadId } from '../store.ts';

/** The request on show before it goes. */
export const preview = signal<RequestPreview | undefined>(undefined);

/** Asks the host for the request that the composer's message would lead to, and shows it. */
export async function showPreview(): Promise<void> {
  preview.value = await ask('prompt/preview', { threadId: threadId.peek(), text: draftText.peek() });
}
