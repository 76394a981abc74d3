import { SYMBOL_KINDS, type SymbolInfo, type SymbolKind } from '../../../shared/indexStatus.ts';
import type { ParsedSymbol } from '../source/parsedSymbol.ts';
import type { Words } from './words.ts';

/** The symbols of one file, packed: eight bytes of text take eight bytes, and all of it is saved as it lies in memory. */
export interface FileSymbols {
  /** `FIELDS` numbers for each symbol. */
  readonly records: Uint32Array<ArrayBuffer>;
  /** Signature and comment of each symbol in turn, each ended by a zero byte. */
  readonly texts: Uint8Array<ArrayBuffer>;
}

export const NO_SYMBOLS: FileSymbols = { records: new Uint32Array(0), texts: new Uint8Array(0) };

/** Name (an identifier's number), kind, first line, last line, comment's line, parent + 1, where its texts begin. */
const FIELDS = 7;

export function packSymbols(symbols: readonly ParsedSymbol[], words: Words): FileSymbols {
  if (symbols.length === 0) return NO_SYMBOLS;
  const records = new Uint32Array(symbols.length * FIELDS);
  // All in one piece: making bytes of each text by itself takes longer than all the rest.
  const texts = Buffer.from(
    symbols.map(({ signature, doc }) => `${withoutZeros(signature)}\0${withoutZeros(doc)}\0`).join(''),
  );
  let textAt = 0;
  symbols.forEach((symbol, position) => {
    const kind = SYMBOL_KINDS.indexOf(symbol.kind);
    const { startLine, endLine, commentLine, parent } = symbol;
    const fields = [words.identifierOf(symbol.name), kind, startLine, endLine, commentLine, parent + 1, textAt];
    records.set(fields, position * FIELDS);
    textAt = texts.indexOf(0, texts.indexOf(0, textAt) + 1) + 1;
  });
  return { records, texts };
}

function withoutZeros(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

export function symbolCount(symbols: FileSymbols): number {
  return symbols.records.length / FIELDS;
}

/** The identifier's number of a symbol's name. */
export function symbolName(symbols: FileSymbols, position: number): number {
  return symbols.records[position * FIELDS] ?? 0;
}

export function symbolKind(symbols: FileSymbols, position: number): SymbolKind {
  return SYMBOL_KINDS[symbols.records[position * FIELDS + 1] ?? 0] ?? 'variable';
}

/** First and last line, from 0. */
export function symbolLines(symbols: FileSymbols, position: number): { readonly start: number; readonly end: number } {
  const at = position * FIELDS;
  return { start: symbols.records[at + 2] ?? 0, end: symbols.records[at + 3] ?? 0 };
}

/** The symbol around it, or -1. */
export function symbolParent(symbols: FileSymbols, position: number): number {
  return (symbols.records[position * FIELDS + 5] ?? 0) - 1;
}

/** The names around a symbol, outermost first. */
export function containerNames(symbols: FileSymbols, position: number, words: Words): string[] {
  const names: string[] = [];
  for (let at = symbolParent(symbols, position); at >= 0; at = symbolParent(symbols, at)) {
    names.unshift(words.identifiers.word(symbolName(symbols, at)));
  }
  return names;
}

export function symbolInfo(path: string, symbols: FileSymbols, position: number, words: Words): SymbolInfo {
  const lines = symbolLines(symbols, position);
  const container = containerNames(symbols, position, words).join('.');
  const [signature, doc] = symbolTexts(symbols, position);
  return {
    name: words.identifiers.word(symbolName(symbols, position)),
    kind: symbolKind(symbols, position),
    path,
    startLine: lines.start + 1,
    endLine: lines.end + 1,
    ...(container ? { container } : {}),
    signature,
    ...(doc ? { doc } : {}),
  };
}

/** The same of symbols that were parsed and not packed: of a text that is not in the index. */
export function parsedSymbolInfo(path: string, symbols: readonly ParsedSymbol[], symbol: ParsedSymbol): SymbolInfo {
  const names: string[] = [];
  for (let parent = symbols[symbol.parent]; parent; parent = symbols[parent.parent]) names.unshift(parent.name);
  return {
    name: symbol.name,
    kind: symbol.kind,
    path,
    startLine: symbol.startLine + 1,
    endLine: symbol.endLine + 1,
    ...(names.length > 0 ? { container: names.join('.') } : {}),
    signature: symbol.signature,
    ...(symbol.doc ? { doc: symbol.doc } : {}),
  };
}

function symbolTexts(symbols: FileSymbols, position: number): [signature: string, doc: string] {
  const { texts, records } = symbols;
  const start = records[position * FIELDS + 6] ?? 0;
  const middle = texts.indexOf(0, start);
  const end = texts.indexOf(0, middle + 1);
  return [decode(texts.subarray(start, middle)), decode(texts.subarray(middle + 1, end))];
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}
