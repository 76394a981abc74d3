import type { Params } from '../src/shared/protocol.ts';
import { ask } from './store.ts';

/** Puts the cursor into the composer, once the page stands as it is to be. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
}

/**
 * Asks for something that the editor has its own picker for. VS Code gives the focus to nobody when the picker closes:
 * the composer takes it.
 */
export async function pickIn<M extends 'context/pick' | 'model/select' | 'model/connect'>(
  method: M,
  params: Params<M>,
): Promise<void> {
  await ask(method, params);
  focusComposer();
}

/** The focus goes to the last message, or to a message beside the one that has it. */
export function focusMessage(which: 'last' | 'next' | 'previous'): void {
  const messages = [...document.querySelectorAll<HTMLElement>('.log article')];
  const current = messages.findIndex(message => message.contains(document.activeElement));
  const position = which === 'last' || current < 0 ? messages.length - 1 : current + (which === 'next' ? 1 : -1);
  const message = messages[position];
  if (message) message.focus({ preventScroll: false });
  else if (which === 'next') focusComposer();
}
