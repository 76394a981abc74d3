import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { announce, polite, urgent } from '../spoken.ts';
import { branch, state, streamingId } from '../store.ts';
import { t } from '../texts.ts';

/** The one place that speaks to screen readers: events, never streaming text, and at most three of them per reply. */
export function StatusRegion(): VNode {
  useEffect(() => {
    const end = new AbortController();
    void speakOfChanges(end.signal);
    return () => end.abort();
  }, []);
  const turn = streamingId.value;
  useEffect(() => {
    if (turn === undefined) return undefined;
    const timers = [setTimeout(() => announce(t('announceAnswering')), ANSWERING_AFTER_MS)];
    if (isReadingAloud()) timers.push(setTimeout(announceProgress, STILL_WORKING_AFTER_MS));
    return () => timers.forEach(clearTimeout);
  }, [turn]);
  return (
    <>
      <div class="visuallyHidden" role="status">
        {polite.value}
      </div>
      <div class="visuallyHidden" role="alert">
        {urgent.value}
      </div>
    </>
  );
}

/** The words for what changes are fetched after the first paint. */
async function speakOfChanges(end: AbortSignal): Promise<void> {
  const { announcements } = await import('../announcements.ts');
  if (end.aborted) return;
  let before = state.peek();
  const unsubscribe = state.subscribe(after => {
    for (const { text, isUrgent } of announcements(before, after, isReadingAloud())) {
      if (isUrgent) urgent.value = text;
      else polite.value = text;
    }
    before = after;
  });
  end.addEventListener('abort', unsubscribe);
}

/** A reply that comes at once needs no announcement of its coming. */
const ANSWERING_AFTER_MS = 1_000;
const STILL_WORKING_AFTER_MS = 15_000;

function announceProgress(): void {
  const lines = branch.peek().at(-1)?.reply.split('\n').length ?? 0;
  if (lines > 0) announce(t('announceWriting', { count: lines }));
}

function isReadingAloud(): boolean {
  return document.body.classList.contains('vscode-using-screen-reader');
}
