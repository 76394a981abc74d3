import { symbolChunks, windowChunks, type Chunk } from './chunks.ts';
import { NO_SYMBOLS, packSymbols, symbolCount, symbolName, symbolParent, type FileSymbols } from './fileSymbols.ts';
import { InvertedIndex } from './invertedIndex.ts';
import { KeptTokens } from './keptTokens.ts';
import { NumberTable } from './numberTable.ts';
import type { ParsedSymbol } from '../source/parsedSymbol.ts';
import { GONE } from './segment.ts';
import { TermCounter } from './termCounter.ts';
import { enlarge } from './vocabulary.ts';
import { tokenize, Words, type Tokens } from './words.ts';

/** A file of the workspace as the index knows it. */
export interface IndexedFile {
  readonly path: string;
  /** Bytes, and milliseconds since 1970: a file that still has both is taken to be unchanged. */
  readonly size: number;
  readonly mtime: number;
}

/**
 * All that is searched: files, their chunks and symbols, and the inverted indexes over them. A file that changes gets a
 * new number; what belonged to the old number is passed over, and goes away with `compact`.
 */
export class Corpus {
  readonly words: Words;
  /** By number; undefined where the file is gone. */
  readonly files: (IndexedFile | undefined)[];
  readonly symbols: FileSymbols[];
  /** For each file: its first chunk, the chunk after its last, the number of its terms, whether it was parsed, bytes. */
  readonly fileTable: NumberTable;
  /** For each chunk: file, first line, last line (from 0), number of its terms, symbol + 1. */
  readonly chunkTable: NumberTable;
  /** Terms → chunks. A value is the count in the text `<< 2`, and the count in path and names (at most 3). */
  readonly chunkIndex: InvertedIndex;
  /** Terms of the path → files. */
  readonly pathIndex: InvertedIndex;
  /** Identifiers → files that use them. */
  readonly useIndex: InvertedIndex;
  /** Identifiers → files that define them. */
  readonly definitionIndex: InvertedIndex;
  readonly #byPath = new Map<string, number>();
  #liveSymbols = 0;
  #liveBytes = 0;
  /** Chunks that were replaced since the last `prune`. */
  #replaced = 0;
  #changes = 0;
  readonly #terms: TermCounter;
  readonly #kept = new KeptTokens();
  /** For each identifier, the last file that used it, + 1. */
  #lastUse = new Uint32Array(1024);

  constructor(saved?: SavedCorpus) {
    this.words = saved?.words ?? new Words();
    this.#terms = new TermCounter(this.words);
    this.files = saved?.files ?? [];
    this.symbols = saved?.symbols ?? [];
    this.fileTable = saved?.fileTable ?? new NumberTable(FILE_FIELDS);
    this.chunkTable = saved?.chunkTable ?? new NumberTable(CHUNK_FIELDS);
    this.chunkIndex = saved?.chunkIndex ?? new InvertedIndex();
    this.pathIndex = saved?.pathIndex ?? new InvertedIndex();
    this.useIndex = saved?.useIndex ?? new InvertedIndex();
    this.definitionIndex = saved?.definitionIndex ?? new InvertedIndex();
    this.files.forEach((file, number) => {
      if (file) this.#byPath.set(file.path, number);
    });
    for (const symbols of this.symbols) this.#liveSymbols += symbolCount(symbols);
    for (const bytes of this.fileTable.column(FILE_BYTES)) this.#liveBytes += bytes;
  }

  /** Counts up whenever files or definitions may be others than before. */
  get changes(): number {
    return this.#changes;
  }

  get fileCount(): number {
    return this.#byPath.size;
  }

  get symbolCount(): number {
    return this.#liveSymbols;
  }

  /** Bytes of source. */
  get bytes(): number {
    return this.#liveBytes;
  }

  numberOf(path: string): number | undefined {
    return this.#byPath.get(path);
  }

  paths(): IterableIterator<string> {
    return this.#byPath.keys();
  }

  file(path: string): IndexedFile | undefined {
    return this.files[this.#byPath.get(path) ?? -1];
  }

  /** Whether the file was cut at its symbols. */
  isParsed(path: string): boolean {
    const number = this.#byPath.get(path);
    return number !== undefined && this.fileTable.get(number, FILE_PARSED) === 1;
  }

  /**
   * Adds a file, or replaces it. Without symbols it is cut into windows; where they come `later`, its words are kept for
   * `putSymbols`. Searchable after `flush`.
   */
  put(file: IndexedFile, text: Uint8Array, parsed?: readonly ParsedSymbol[] | 'later'): void {
    this.remove(file.path);
    const number = this.files.push({ path: file.path, size: file.size, mtime: file.mtime }) - 1;
    this.#byPath.set(file.path, number);
    this.symbols.push(NO_SYMBOLS);
    this.fileTable.push([this.chunkTable.length, this.chunkTable.length, 0, 0, text.length]);
    this.#liveBytes += text.length;
    const pathTerms = this.#pathTerms(file.path);
    for (const term of pathTerms) this.pathIndex.add(term, number, 1);
    const tokens = tokenize(text, this.words);
    this.#addUses(number, tokens);
    if (parsed === 'later') this.#kept.keep(number, tokens);
    this.#addChunks(number, tokens, pathTerms, parsed === 'later' ? undefined : parsed);
  }

  /**
   * Cuts a file that is there, and whose text has not changed, anew at its symbols. `read` is asked for the text where
   * its words were not kept.
   */
  putSymbols(path: string, parsed: readonly ParsedSymbol[], read: () => Uint8Array | undefined): void {
    const number = this.#byPath.get(path);
    if (number === undefined) return;
    const pathTerms = this.#pathTerms(path);
    let tokens = this.#kept.take(number);
    if (!tokens) {
      const text = read();
      if (!text) return;
      tokens = tokenize(text, this.words);
    }
    this.#replaced += this.fileTable.get(number, END_CHUNK) - this.fileTable.get(number, FIRST_CHUNK);
    this.#addChunks(number, tokens, pathTerms, parsed);
  }

  /** No more symbols come: gives back what was kept for them. */
  endSymbols(): void {
    this.#kept.clear();
  }

  /**
   * Gives back the memory of chunks that were replaced, if it is much. Cutting all files anew at their symbols would
   * otherwise hold the old chunks and the new ones at the end.
   */
  prune(): void {
    if (this.#replaced < Math.max(FEWEST_REPLACED, this.chunkTable.length / 6)) return;
    this.#replaced = 0;
    const numbers = new Uint32Array(this.chunkTable.length).fill(GONE);
    for (const file of this.#byPath.values()) {
      const end = this.fileTable.get(file, END_CHUNK);
      for (let chunk = this.fileTable.get(file, FIRST_CHUNK); chunk < end; chunk++) numbers[chunk] = chunk;
    }
    this.chunkIndex.prune(numbers);
  }

  remove(path: string): boolean {
    const number = this.#byPath.get(path);
    if (number === undefined) return false;
    this.#byPath.delete(path);
    this.#changes++;
    this.#kept.drop(number);
    this.files[number] = undefined;
    this.#liveSymbols -= symbolCount(this.symbols[number] ?? NO_SYMBOLS);
    this.#liveBytes -= this.fileTable.get(number, FILE_BYTES);
    this.fileTable.set(number, FILE_BYTES, 0);
    this.symbols[number] = NO_SYMBOLS;
    this.fileTable.set(number, FIRST_CHUNK, 0);
    this.fileTable.set(number, END_CHUNK, 0);
    return true;
  }

  /** Notes that a file was written without a change of its text. */
  touch(path: string, file: IndexedFile): void {
    const number = this.#byPath.get(path);
    if (number !== undefined) this.files[number] = file;
  }

  flush(): void {
    for (const index of [this.chunkIndex, this.pathIndex, this.useIndex, this.definitionIndex]) index.flush();
  }

  #addChunks(
    number: number,
    tokens: Tokens,
    pathTerms: readonly number[],
    parsed: readonly ParsedSymbol[] | undefined,
  ): void {
    this.#changes++;
    const symbols = parsed ? packSymbols(parsed, this.words) : NO_SYMBOLS;
    this.fileTable.set(number, FILE_PARSED, parsed ? 1 : 0);
    this.#liveSymbols += symbolCount(symbols) - symbolCount(this.symbols[number] ?? NO_SYMBOLS);
    this.symbols[number] = symbols;
    for (let i = 0; i < symbolCount(symbols); i++) this.definitionIndex.add(symbolName(symbols, i), number, 1);
    this.fileTable.set(number, FIRST_CHUNK, this.chunkTable.length);
    let length = 0;
    for (const chunk of parsed ? symbolChunks(tokens.lines, parsed) : windowChunks(tokens.lines)) {
      length += this.#addChunk(number, tokens, pathTerms, symbols, chunk);
    }
    this.fileTable.set(number, END_CHUNK, this.chunkTable.length);
    this.fileTable.set(number, FILE_LENGTH, length);
  }

  /** Gives back the number of terms in the text. */
  #addChunk(
    file: number,
    tokens: Tokens,
    pathTerms: readonly number[],
    symbols: FileSymbols,
    { runs, symbol }: Chunk,
  ): number {
    const first = runs[0]?.from ?? 0;
    const last = (runs.at(-1)?.to ?? 1) - 1;
    // A remainder with large holes is shown by its first piece.
    const end = last - first < WIDEST ? last : (runs[0]?.to ?? 1) - 1;
    const chunk = this.chunkTable.push([file, first, end, 0, symbol + 1]);
    let length = 0;
    for (const run of runs) {
      const to = tokens.lineStarts[run.to] ?? 0;
      for (let i = tokens.lineStarts[run.from] ?? 0; i < to; i++) {
        length += this.#terms.addText(tokens.ids[i] ?? 0);
      }
    }
    let header = 0;
    for (const term of pathTerms) header += this.#terms.addHeader(term, 1);
    for (let at = symbol; at >= 0; at = symbolParent(symbols, at)) {
      const name = symbolName(symbols, at);
      const to = this.words.termStart(name + 1);
      for (let i = this.words.termStart(name); i < to; i++) {
        header += this.#terms.addHeader(this.words.termLists[i] ?? 0, 2);
      }
    }
    this.#terms.moveTo(this.chunkIndex, chunk);
    this.chunkTable.set(chunk, CHUNK_LENGTH, length + header);
    return length;
  }

  #addUses(number: number, tokens: Tokens): void {
    const size = this.words.identifiers.size;
    if (size > this.#lastUse.length) this.#lastUse = enlarge(this.#lastUse, size);
    for (let i = 0; i < tokens.count; i++) {
      const identifier = tokens.ids[i] ?? 0;
      if (this.#lastUse[identifier] === number + 1) continue;
      this.#lastUse[identifier] = number + 1;
      this.useIndex.add(identifier, number, 1);
    }
  }

  #pathTerms(path: string): number[] {
    const { ids, count } = tokenize(Buffer.from(path), this.words);
    const terms = new Set<number>();
    for (let i = 0; i < count; i++) {
      const id = ids[i] ?? 0;
      for (let at = this.words.termStart(id); at < this.words.termStart(id + 1); at++) {
        terms.add(this.words.termLists[at] ?? 0);
      }
    }
    return [...terms];
  }
}

/** What a corpus is made of again. */
export type SavedCorpus = Pick<
  Corpus,
  | 'words'
  | 'files'
  | 'symbols'
  | 'fileTable'
  | 'chunkTable'
  | 'chunkIndex'
  | 'pathIndex'
  | 'useIndex'
  | 'definitionIndex'
>;

export const FILE_FIELDS = 5;
export const FIRST_CHUNK = 0;
export const END_CHUNK = 1;
export const FILE_LENGTH = 2;
export const FILE_PARSED = 3;
export const FILE_BYTES = 4;

export const CHUNK_FIELDS = 5;
export const CHUNK_FILE = 0;
export const CHUNK_START = 1;
export const CHUNK_END = 2;
export const CHUNK_LENGTH = 3;
export const CHUNK_SYMBOL = 4;

/** Lines. */
const WIDEST = 120;
/** Looking for what is dead goes through all postings. */
const FEWEST_REPLACED = 4000;
