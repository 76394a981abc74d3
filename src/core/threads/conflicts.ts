import type { ThreadEvent } from '../../shared/threadEvent.ts';

/** Whether two events give another result in another order. Only then does it matter which window was first. */
export function isOrderSensitive(one: ThreadEvent, other: ThreadEvent): boolean {
  const keys = changedBy(one);
  return changedBy(other).some(key => keys.includes(key));
}

/** The parts of a thread that an event sets. What only grows by a maximum is not among them. */
function changedBy(event: ThreadEvent): readonly string[] {
  if (event.type === 'turn-start') return ['turns', 'thread-head', `turn ${event.turn.id}`];
  if (event.type === 'thread-start') return WHOLE;
  if (event.type === 'thread-head' || !('turnId' in event)) return [event.type];
  return [`turn ${event.turnId}`];
}

const WHOLE = ['turns', 'thread-head', 'thread-title', 'thread-pin', 'thread-archive', 'thread-model', 'thread-draft'];
