import { CHUNK_FIELDS, CHUNK_FILE, Corpus, END_CHUNK, FILE_FIELDS, FIRST_CHUNK, type IndexedFile } from './corpus.ts';
import { NO_SYMBOLS, type FileSymbols } from './fileSymbols.ts';
import type { InvertedIndex } from './invertedIndex.ts';
import { NumberTable } from './numberTable.ts';
import { GONE } from './segment.ts';

/** How much of a corpus is of files and chunks that are gone, 0 to 1. */
export function deadShare(corpus: Corpus): number {
  let live = 0;
  corpus.files.forEach((file, number) => {
    if (file) live += corpus.fileTable.get(number, END_CHUNK) - corpus.fileTable.get(number, FIRST_CHUNK);
  });
  return corpus.chunkTable.length > 0 ? 1 - live / corpus.chunkTable.length : 0;
}

/** The same corpus without what is gone; files and chunks have new numbers. The old one must not be used again. */
export function compactCorpus(corpus: Corpus): Corpus {
  const files: IndexedFile[] = [];
  const symbols: FileSymbols[] = [];
  const fileTable = new NumberTable(FILE_FIELDS);
  const chunkTable = new NumberTable(CHUNK_FIELDS);
  const fileNumbers = new Uint32Array(corpus.files.length).fill(GONE);
  const chunkNumbers = new Uint32Array(corpus.chunkTable.length).fill(GONE);
  for (const old of liveFiles(corpus)) {
    const file = corpus.files[old];
    if (!file) continue;
    const number = files.push(file) - 1;
    fileNumbers[old] = number;
    symbols.push(corpus.symbols[old] ?? NO_SYMBOLS);
    const first = chunkTable.length;
    const end = corpus.fileTable.get(old, END_CHUNK);
    for (let chunk = corpus.fileTable.get(old, FIRST_CHUNK); chunk < end; chunk++) {
      chunkNumbers[chunk] = chunkTable.push(corpus.chunkTable.row(chunk));
      chunkTable.set(chunkTable.length - 1, CHUNK_FILE, number);
    }
    fileTable.push([first, chunkTable.length, ...corpus.fileTable.row(old).slice(2)]);
  }
  const renumbered = (index: InvertedIndex, numbers: Uint32Array): InvertedIndex => {
    index.renumber(numbers);
    return index;
  };
  return new Corpus({
    words: corpus.words,
    files,
    symbols,
    fileTable,
    chunkTable,
    chunkIndex: renumbered(corpus.chunkIndex, chunkNumbers),
    pathIndex: renumbered(corpus.pathIndex, fileNumbers),
    useIndex: renumbered(corpus.useIndex, fileNumbers),
    definitionIndex: renumbered(corpus.definitionIndex, fileNumbers),
  });
}

/** In the order of their chunks: postings must stay in ascending order. */
function liveFiles(corpus: Corpus): number[] {
  const numbers = [...corpus.files.keys()].filter(number => corpus.files[number] !== undefined);
  const firstChunk = corpus.fileTable.column(FIRST_CHUNK);
  return numbers.sort((a, b) => (firstChunk[a] ?? 0) - (firstChunk[b] ?? 0));
}
