import { SYMBOL_KINDS } from '../../../shared/indexStatus.ts';
import type { ParsedSymbol } from '../source/parsedSymbol.ts';

/** The symbols of several files as they travel between threads: cloning an object for each takes longer than finding it. */
export interface PackedSymbols {
  /** For each file the number of its symbols, then `FIELDS` numbers for each. */
  readonly numbers: Uint32Array;
  /** Name, signature and comment of each symbol in turn, each ended by a zero character. */
  readonly texts: string;
}

export function packParsed(files: readonly (readonly ParsedSymbol[])[]): PackedSymbols {
  const total = files.reduce((sum, symbols) => sum + symbols.length, 0);
  const numbers = new Uint32Array(files.length + total * FIELDS);
  const texts: string[] = [];
  let at = 0;
  for (const symbols of files) {
    numbers[at++] = symbols.length;
    for (const { name, kind, startLine, endLine, commentLine, parent, signature, doc } of symbols) {
      numbers[at++] = SYMBOL_KINDS.indexOf(kind);
      numbers[at++] = startLine;
      numbers[at++] = endLine;
      numbers[at++] = commentLine;
      numbers[at++] = parent + 1;
      for (const text of [name, signature, doc]) texts.push(text.includes('\0') ? text.replaceAll('\0', '') : text);
    }
  }
  return { numbers, texts: texts.join('\0') };
}

export function unpackParsed({ numbers, texts }: PackedSymbols): ParsedSymbol[][] {
  const words = texts.split('\0');
  const files: ParsedSymbol[][] = [];
  let word = 0;
  for (let at = 0; at < numbers.length;) {
    const symbols: ParsedSymbol[] = [];
    const end = at + 1 + (numbers[at] ?? 0) * FIELDS;
    for (at++; at < end; at += FIELDS, word += 3) {
      symbols.push({
        name: words[word] ?? '',
        kind: SYMBOL_KINDS[numbers[at] ?? 0] ?? 'variable',
        startLine: numbers[at + 1] ?? 0,
        endLine: numbers[at + 2] ?? 0,
        commentLine: numbers[at + 3] ?? 0,
        parent: (numbers[at + 4] ?? 0) - 1,
        signature: words[word + 1] ?? '',
        doc: words[word + 2] ?? '',
      });
    }
    files.push(symbols);
  }
  return files;
}

/** Kind, first line, last line, comment's line, parent + 1. */
const FIELDS = 5;
