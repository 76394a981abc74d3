import { crc32 } from 'node:zlib';
import { SKIP_REASONS } from '../../../shared/indexStatus.ts';
import { CHUNK_FIELDS, Corpus, FILE_FIELDS, type IndexedFile } from '../corpus/corpus.ts';
import type { FileSymbols } from '../corpus/fileSymbols.ts';
import type { SkippedFile } from '../files/sourceFiles.ts';
import { InvertedIndex } from '../corpus/invertedIndex.ts';
import type { SavedHistory } from '../search/history.ts';
import { languages } from '../languages/languages.ts';
import { NumberTable } from '../corpus/numberTable.ts';
import type { Segment } from '../corpus/segment.ts';
import { readSnapshot, writeSnapshot, type Section, type Sections } from './snapshotFile.ts';
import type { SavedVocabulary } from '../corpus/vocabulary.ts';
import { Words } from '../corpus/words.ts';

/** What is kept between starts. */
export interface Snapshot {
  readonly corpus: Corpus;
  readonly skipped: ReadonlyMap<string, SkippedFile>;
  readonly history: SavedHistory | undefined;
}

/** The corpus must be compact: no file in it may be gone. */
export function saveSnapshot(file: string, { corpus, skipped, history }: Snapshot): void {
  const sections = new Map<string, Section | readonly Section[]>();
  const words = corpus.words.save();
  addVocabulary(sections, 'identifiers', words.identifiers);
  addVocabulary(sections, 'terms', words.terms);
  sections.set('termStarts', words.starts).set('termLists', words.termLists);
  addFiles(
    sections,
    'file',
    corpus.files.flatMap(it => it ?? []),
  );
  addFiles(
    sections,
    'skipped',
    [...skipped].map(([path, it]) => ({ path, ...it })),
  );
  sections.set(
    'skippedReasons',
    Uint8Array.from([...skipped.values()], it => SKIP_REASONS.indexOf(it.reason)),
  );
  addSymbols(sections, corpus.symbols.slice(0, corpus.files.length));
  addTable(sections, 'fileTable', corpus.fileTable, FILE_FIELDS);
  addTable(sections, 'chunkTable', corpus.chunkTable, CHUNK_FIELDS);
  for (const name of INDEXES) addSegment(sections, name, corpus[name].save());
  if (history) addHistory(sections, history);
  writeSnapshot(file, VERSION, sections);
}

/** Undefined where there is none that can be used: it is then made anew. */
export function loadSnapshot(file: string): Snapshot | undefined {
  const sections = readSnapshot(file, VERSION);
  if (!sections) return undefined;
  const words = new Words({
    identifiers: vocabulary(sections, 'identifiers'),
    terms: vocabulary(sections, 'terms'),
    starts: numbers(sections, 'termStarts'),
    termLists: numbers(sections, 'termLists'),
  });
  const corpus = new Corpus({
    words,
    files: files(sections, 'file'),
    symbols: symbols(sections),
    fileTable: table(sections, 'fileTable', FILE_FIELDS),
    chunkTable: table(sections, 'chunkTable', CHUNK_FIELDS),
    chunkIndex: new InvertedIndex(segment(sections, 'chunkIndex')),
    pathIndex: new InvertedIndex(segment(sections, 'pathIndex')),
    useIndex: new InvertedIndex(segment(sections, 'useIndex')),
    definitionIndex: new InvertedIndex(segment(sections, 'definitionIndex')),
  });
  const reasons = bytes(sections, 'skippedReasons');
  const skipped = new Map(
    files(sections, 'skipped').map(({ path, size, mtime }, i) => {
      return [path, { size, mtime, reason: SKIP_REASONS[reasons[i] ?? 0] ?? 'binary' }] as const;
    }),
  );
  return { corpus, skipped, history: history(sections) };
}

/** Changes whenever what is saved would come out differently: with the format below, and with any language's query. */
const FORMAT = 6;
const VERSION = crc32(JSON.stringify([FORMAT, languages]));
type Written = Map<string, Section | readonly Section[]>;
const INDEXES = ['chunkIndex', 'pathIndex', 'useIndex', 'definitionIndex'] as const;

function addVocabulary(sections: Written, name: string, saved: SavedVocabulary): void {
  const { slots, hashes, starts, bytes: letters } = saved;
  sections.set(`${name}Slots`, slots).set(`${name}Hashes`, hashes);
  sections.set(`${name}Starts`, starts).set(`${name}Bytes`, letters);
}

function vocabulary(sections: Sections, name: string): SavedVocabulary {
  return {
    slots: numbers(sections, `${name}Slots`),
    hashes: numbers(sections, `${name}Hashes`),
    starts: numbers(sections, `${name}Starts`),
    bytes: bytes(sections, `${name}Bytes`),
  };
}

function addFiles(sections: Written, name: string, all: readonly IndexedFile[]): void {
  // A zero byte cannot be in a path.
  sections.set(`${name}Paths`, new Uint8Array(Buffer.from(all.map(it => it.path).join('\0'))));
  sections.set(
    `${name}Sizes`,
    Float64Array.from(all, it => it.size),
  );
  sections.set(
    `${name}Times`,
    Float64Array.from(all, it => it.mtime),
  );
}

function files(sections: Sections, name: string): IndexedFile[] {
  const sizes = floats(sections, `${name}Sizes`);
  const times = floats(sections, `${name}Times`);
  if (sizes.length === 0) return [];
  const paths = Buffer.from(bytes(sections, `${name}Paths`))
    .toString()
    .split('\0');
  return paths.map((path, i) => ({ path, size: sizes[i] ?? 0, mtime: times[i] ?? 0 }));
}

function addSymbols(sections: Written, all: readonly FileSymbols[]): void {
  sections.set(
    'symbolRecords',
    all.map(it => it.records),
  );
  sections.set(
    'symbolTexts',
    all.map(it => it.texts),
  );
  sections.set('symbolLengths', Uint32Array.from(all.flatMap(it => [it.records.length, it.texts.length])));
}

function symbols(sections: Sections): FileSymbols[] {
  const records = numbers(sections, 'symbolRecords');
  const texts = bytes(sections, 'symbolTexts');
  const lengths = numbers(sections, 'symbolLengths');
  let recordAt = 0;
  let textAt = 0;
  return Array.from({ length: lengths.length / 2 }, (_, i) => {
    const recordEnd = recordAt + (lengths[i * 2] ?? 0);
    const textEnd = textAt + (lengths[i * 2 + 1] ?? 0);
    const own = { records: records.subarray(recordAt, recordEnd), texts: texts.subarray(textAt, textEnd) };
    recordAt = recordEnd;
    textAt = textEnd;
    return own;
  });
}

function addHistory(sections: Written, { heads, paths, lengths, churn, segment: own }: SavedHistory): void {
  sections.set('historyHeads', new Uint8Array(Buffer.from(heads)));
  sections.set('historyPaths', new Uint8Array(Buffer.from(paths.join('\0'))));
  sections.set('historyLengths', lengths).set('historyChurn', churn);
  addSegment(sections, 'history', own);
}

function history(sections: Sections): SavedHistory | undefined {
  const heads = text(sections, 'historyHeads');
  if (heads === '') return undefined;
  return {
    heads,
    paths: text(sections, 'historyPaths').split('\0'),
    lengths: floats(sections, 'historyLengths'),
    churn: floats(sections, 'historyChurn'),
    segment: segment(sections, 'history'),
  };
}

function addTable(sections: Written, name: string, saved: NumberTable, fields: number): void {
  for (let field = 0; field < fields; field++) sections.set(`${name}${field}`, saved.column(field));
}

function table(sections: Sections, name: string, fields: number): NumberTable {
  return new NumberTable(
    fields,
    Array.from({ length: fields }, (_, field) => numbers(sections, `${name}${field}`)),
  );
}

function addSegment(sections: Written, name: string, saved: Segment): void {
  sections.set(`${name}Words`, saved.words).set(`${name}Starts`, saved.starts).set(`${name}Postings`, saved.postings);
}

function segment(sections: Sections, name: string): Segment {
  return {
    words: numbers(sections, `${name}Words`),
    starts: numbers(sections, `${name}Starts`),
    postings: numbers(sections, `${name}Postings`),
  };
}

function bytes(sections: Sections, name: string): Uint8Array<ArrayBuffer> {
  const found = sections.get(name);
  return found instanceof Uint8Array ? found : new Uint8Array(0);
}

function text(sections: Sections, name: string): string {
  return Buffer.from(bytes(sections, name)).toString();
}

function numbers(sections: Sections, name: string): Uint32Array<ArrayBuffer> {
  const found = sections.get(name);
  return found instanceof Uint32Array ? found : new Uint32Array(0);
}

function floats(sections: Sections, name: string): Float64Array<ArrayBuffer> {
  const found = sections.get(name);
  return found instanceof Float64Array ? found : new Float64Array(0);
}
