import type { IndexNote } from './messages.ts';

/** The texts that editors hold unsaved, as a child was told of them: the child that takes its place must know them too. */
export class UnsavedTexts {
  readonly #texts = new Map<string, string>();

  see(note: IndexNote): void {
    if (note.type === 'change') this.#texts.set(note.path, note.text);
    else if (note.type === 'save') this.#texts.delete(note.path);
    else if (note.type === 'delete') {
      for (const path of [...this.#texts.keys()]) {
        if (path === note.path || path.startsWith(`${note.path}/`)) this.#texts.delete(path);
      }
    }
  }

  notes(): readonly IndexNote[] {
    return [...this.#texts].map(([path, text]) => ({ type: 'change', path, text }));
  }
}
