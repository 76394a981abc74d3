import { signal } from '@preact/signals';

/** What the two live regions say: when there is a pause, and at once. */
export const polite = signal('');
export const urgent = signal('');

/** Says something to a screen reader, politely. */
export function announce(text: string): void {
  polite.value = text;
}
