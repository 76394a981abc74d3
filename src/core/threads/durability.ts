import type { ThreadEvent } from '../../shared/threadEvent.ts';

/** Whether an event may wait a moment to be written, joined with others of its kind. */
export function isLazy(event: ThreadEvent): boolean {
  return event.type === 'turn-delta' || event.type === 'turn-reasoning' || event.type === 'thread-draft';
}

/** Whether an event has to outlive a power cut: its promise waits for the disk itself. */
export function isDurable(event: ThreadEvent): boolean {
  return DURABLE.has(event.type);
}

const DURABLE = new Set<ThreadEvent['type']>(['thread-start', 'turn-start', 'turn-end', 'turn-resume', 'turn-text']);
