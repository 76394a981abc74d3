/**
 * Puts a text in the place of a range of the box, as if it were typed: Ctrl+Z takes it back, and the page hears of it as
 * of any input. A value that is only assigned leaves the box with an undo history that fits another text.
 */
export function replaceTyped(box: HTMLTextAreaElement, start: number, end: number, text: string): void {
  box.focus();
  box.setSelectionRange(start, end);
  if (start === end && text === '') return;
  const typing: Typing = document;
  typing.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

/** Declared outdated, yet nothing else writes into the history of a text box. */
interface Typing {
  execCommand(name: string, hasDialog: boolean, value: string): boolean;
}
