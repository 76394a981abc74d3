import { draftText } from '../draft.ts';
import { replaceTyped } from '../replaceTyped.ts';
import { ask, threadId } from '../store.ts';
import { upload } from './upload.ts';

/** Images and long texts that are pasted into the composer become context; what is short stays text. */
export function pasted(event: ClipboardEvent): void {
  const { target, clipboardData } = event;
  if (!(target instanceof HTMLTextAreaElement) || !target.closest('.composer') || !clipboardData) return;
  const files = [...clipboardData.files];
  if (files.length > 0) {
    event.preventDefault();
    void upload(files);
    return;
  }
  const text = clipboardData.getData('text/plain');
  if (text.length > LONG) {
    event.preventDefault();
    void ask('context/paste', { threadId: threadId.peek(), text: text.slice(0, LONGEST) });
  } else if (text.includes('\n')) {
    // It may be the code that is selected in the editor: the host knows, and then it becomes a chip after all.
    const { value: before, selectionStart, selectionEnd } = target;
    const inserted = text.replace(/\r\n?/g, '\n');
    const after = before.slice(0, selectionStart) + inserted + before.slice(selectionEnd);
    void ask('context/paste', { threadId: threadId.peek(), text }).then(isTaken => {
      if (isTaken !== true || draftText.peek() !== after) return;
      // What the paste had replaced comes back.
      const replaced = before.slice(selectionStart, selectionEnd);
      replaceTyped(target, selectionStart, selectionStart + inserted.length, replaced);
    });
  }
}

/** Characters. */
const LONG = 2_000;
const LONGEST = 2_000_000;
