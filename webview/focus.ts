/** Puts the cursor into the composer, once the page stands as it is to be. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
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
