import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { focusComposer } from '../focus.ts';
import { page, tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import type { Drop } from './readDrop.ts';
import { DROP_TYPES, readDrop } from './readDrop.ts';
import { upload } from './upload.ts';
import { pasted } from './pasted.ts';

/** Takes what is dropped on the page or pasted into the composer, and shows while dragging what can be dropped. */
export function Attaching(): VNode | null {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    let depth = 0;
    const leave = (): void => {
      depth = 0;
      setDragging(false);
    };
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (!isAttachable(event)) return;
        // Without this VS Code takes the drag for itself and opens the file.
        event.preventDefault();
        depth++;
        setDragging(true);
      },
      dragover: (event: DragEvent) => {
        if (isAttachable(event)) event.preventDefault();
      },
      dragleave: () => {
        if (--depth <= 0) leave();
      },
      drop: (event: DragEvent) => {
        leave();
        if (!event.dataTransfer || !isAttachable(event)) return;
        event.preventDefault();
        take(readDrop(event.dataTransfer));
      },
      paste: (event: ClipboardEvent) => pasted(event),
    };
    const own = new AbortController();
    // VS Code's own listeners on this window take a drag that nobody has claimed: these must come before them.
    const options = { capture: true, signal: own.signal };
    addEventListener('dragenter', listeners.dragenter, options);
    addEventListener('dragover', listeners.dragover, options);
    addEventListener('dragleave', listeners.dragleave, options);
    addEventListener('drop', listeners.drop, options);
    addEventListener('paste', listeners.paste, options);
    return () => own.abort();
  }, []);
  if (!isDragging) return null;
  return (
    <div class="dropOverlay" role="status">
      <p>{t('dropHere')}</p>
      <p class="hint">{t('dropShift')}</p>
    </div>
  );
}

function take({ uris, problems, files, pages }: Drop): void {
  page.value = 'chat';
  focusComposer();
  const ids = { threadId: threadId.peek() };
  if (uris.length + problems.length > 0) tell('context/drop', { ...ids, uris: [...uris], problems: [...problems] });
  else if (files.length > 0) void upload(files);
  // The host asks before it fetches anything.
  else for (const argument of pages) tell('mention/add', { ...ids, provider: 'url', argument });
}

function isAttachable({ dataTransfer }: DragEvent): boolean {
  return [...(dataTransfer?.types ?? [])].some(type => DROP_TYPES.has(type.toLowerCase()));
}
