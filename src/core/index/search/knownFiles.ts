import type { Corpus } from '../corpus/corpus.ts';
import type { SourceFiles } from '../files/sourceFiles.ts';
import { FileList } from './fileList.ts';

/** All files that are known, those that are not read yet or left out included; listed anew when there are others. */
export class KnownFiles {
  #list: FileList | undefined;
  #state: readonly unknown[] = [];

  list(corpus: Corpus, { listed, skipped }: Pick<SourceFiles, 'listed' | 'skipped'>): FileList {
    const state = [corpus, corpus.changes, listed, skipped.size];
    if (!this.#list || state.some((it, i) => it !== this.#state[i])) {
      this.#state = state;
      this.#list = new FileList(new Set([...listed.map(file => file.path), ...corpus.paths(), ...skipped.keys()]));
    }
    return this.#list;
  }
}
