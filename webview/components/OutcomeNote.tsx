import type { VNode } from 'preact';
import { lazily } from '../lazily.ts';
import type { OutcomeProps } from './OutcomeDetails.tsx';

/** How a reply ended where it did not end well. Empty where it did: most replies never fetch the rest. */
export function OutcomeNote(properties: OutcomeProps): VNode | null {
  const { outcome, turn } = properties;
  const isWell = outcome.type === 'done' && outcome.finishReason === 'stop' && turn.reply.trim() !== '';
  return isWell ? null : <Details {...properties} />;
}

const Details = lazily(async () => (await import('./OutcomeDetails.tsx')).OutcomeDetails);
