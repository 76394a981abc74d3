import { readFileSync } from 'node:fs';
import type { Reference } from '../../../shared/indexStatus.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { ONLY_CODE, fileWeight } from './fileKinds.ts';
import { NO_SYMBOLS, symbolCount, symbolLines, symbolName } from '../corpus/fileSymbols.ts';

/** The places where a name is written: definitions first, then code, then tests. Files are read as they are now. */
export function findReferences(
  corpus: Corpus,
  name: string,
  limit: number,
  locate: (path: string) => string | undefined,
): readonly Reference[] {
  corpus.flush();
  const identifier = corpus.words.identifiers.findWord(name);
  if (identifier < 0) return [];
  const found: Reference[] = [];
  for (const { file, path, isDefining } of usingFiles(corpus, identifier).slice(0, MOST_FILES)) {
    const disk = locate(path);
    if (disk === undefined) continue;
    const definitions = isDefining ? definitionLines(corpus, file, identifier) : new Map<number, number>();
    found.push(...occurrences(path, readText(disk), name, definitions));
    if (found.length >= limit * 4) break;
  }
  found.sort((a, b) => Number(b.isDefinition) - Number(a.isDefinition));
  return found.slice(0, limit);
}

const MOST_FILES = 400;
const LONGEST_LINE = 300;

function usingFiles(
  corpus: Corpus,
  identifier: number,
): { file: number; path: string; isDefining: boolean; weight: number }[] {
  const defining = new Set(filesOf(corpus.definitionIndex.find(identifier)));
  const files = new Set([...defining, ...filesOf(corpus.useIndex.find(identifier))]);
  return [...files]
    .flatMap(file => {
      const path = corpus.files[file]?.path;
      if (path === undefined) return [];
      const isDefining = defining.has(file);
      return { file, path, isDefining, weight: fileWeight(path, ONLY_CODE) + (isDefining ? 2 : 0) };
    })
    .sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1));
}

function* filesOf(ranges: readonly { postings: Uint32Array; start: number; end: number }[]): Generator<number> {
  for (const { postings, start, end } of ranges) {
    for (let i = start; i < end; i++) yield (postings[i] ?? 0) >>> 8;
  }
}

/** First to last line of each definition of the name; the name stands somewhere in its first lines. */
function definitionLines(corpus: Corpus, file: number, identifier: number): Map<number, number> {
  const symbols = corpus.symbols[file] ?? NO_SYMBOLS;
  const lines = new Map<number, number>();
  for (let position = 0; position < symbolCount(symbols); position++) {
    if (symbolName(symbols, position) !== identifier) continue;
    const { start, end } = symbolLines(symbols, position);
    lines.set(start, Math.min(end, start + 5));
  }
  return lines;
}

function* occurrences(
  path: string,
  text: string,
  name: string,
  definitions: Map<number, number>,
): Generator<Reference> {
  const open = new Map(definitions);
  const lines = text.split('\n');
  for (const [number, line] of lines.entries()) {
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + name.length)) {
      if (isWordCharacter(line[at - 1]) || isWordCharacter(line[at + name.length])) continue;
      const definition = [...open].find(([start, end]) => start <= number && number <= end);
      if (definition) open.delete(definition[0]);
      const isDefinition = definition !== undefined;
      yield { path, line: number + 1, column: at + 1, text: line.trimEnd().slice(0, LONGEST_LINE), isDefinition };
      break;
    }
  }
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\w$]/.test(character);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
