/** What editors hold and the disk does not, by path. It counts until it is saved, taken back or gone. */
export class UnsavedTexts {
  readonly #texts = new Map<string, string>();

  set(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  entries(): readonly (readonly [path: string, text: string])[] {
    return [...this.#texts];
  }

  delete(path: string): void {
    this.#texts.delete(path);
  }

  /** A file, or a folder with all that is in it. */
  deleteUnder(path: string): void {
    for (const own of [...this.#texts.keys()]) {
      if (own === path || own.startsWith(`${path}/`)) this.#texts.delete(own);
    }
  }

  clear(): void {
    this.#texts.clear();
  }
}
