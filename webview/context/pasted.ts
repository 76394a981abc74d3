import { request } from '../host.ts';
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
    // It may be the code that is selected in the editor: the host knows.
    event.preventDefault();
    void request('context/paste', { threadId: threadId.peek(), text }).then(
      isTaken => {
        if (!isTaken) insert(target, text);
      },
      () => insert(target, text),
    );
  }
}

/** Characters. */
const LONG = 2_000;
const LONGEST = 2_000_000;

/** As typing does: it can be undone, and the composer hears of it. */
function insert(box: HTMLTextAreaElement, text: string): void {
  box.focus();
  // The one way to insert that the browser's undo knows; no other has come in its place.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (!document.execCommand('insertText', false, text)) box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
}
