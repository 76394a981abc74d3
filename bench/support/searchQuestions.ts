import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { languageOf } from '../../src/core/index/languages/languages.ts';
import { listFiles } from '../../src/core/index/files/manifest.ts';
import { isFunctionLike, type ParsedSymbol } from '../../src/core/index/source/parsedSymbol.ts';
import { SymbolParser } from '../../src/core/index/parse/parser.ts';
import { isTestPath } from '../../src/core/index/search/testPath.ts';

/** A question about files, and the files that answer it. */
export interface FileQuestion {
  readonly query: string;
  readonly relevant: readonly string[];
}

/** A question about one definition. */
export interface SymbolQuestion {
  readonly query: string;
  readonly path: string;
  readonly name: string;
}

/**
 * Makes questions as CodeSearchNet does: the first sentence of a function's comment asks for that function. The code is
 * copied to `target` without the comments that were asked with. `count` of them, evenly over the folder.
 */
export async function makeQuestions(folder: string, target: string, grammars: string, count: number) {
  const { files } = await listFiles({ path: folder, prefix: '' }, { excludes: [], useGit: true, maxFiles: 100_000 });
  const parser = new SymbolParser(grammars);
  const all: (SymbolQuestion & { readonly symbol: ParsedSymbol })[] = [];
  for (const { path, file, size } of files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(file, join(target, path));
    const language = languageOf(path);
    if (!language?.grammar || size > 500_000 || isTestPath(path)) continue;
    const parsed = await parser.parse(readFileSync(file, 'utf8'), language, 5000);
    for (const symbol of 'symbols' in parsed ? parsed.symbols : []) {
      const query = questionOf(symbol);
      if (query !== undefined) all.push({ query, path, name: symbol.name, symbol });
    }
  }
  // What is said of several functions asks for none of them.
  const single = [...Map.groupBy(all, it => it.query).values()].flatMap(own => (own.length === 1 ? own : []));
  const step = Math.max(1, single.length / count);
  const chosen = Array.from({ length: Math.min(count, single.length) }, (_, i) => single[Math.floor(i * step)]).flatMap(
    it => it ?? [],
  );
  for (const [path, own] of Map.groupBy(chosen, it => it.path)) {
    blankComments(
      join(target, path),
      own.map(it => it.symbol),
    );
  }
  return chosen.map(({ query, path, name }): SymbolQuestion => ({ query, path, name }));
}

/** The first sentence of the comment, where it has 4 to 30 words. */
function questionOf(symbol: ParsedSymbol): string | undefined {
  // A declaration says what another place does.
  if (!isFunctionLike(symbol.kind) || symbol.endLine - symbol.startLine < 2) return undefined;
  const sentence = symbol.doc.split(/(?<=[.!?])\s/)[0] ?? '';
  // Go's comments begin with the name: that would be no question.
  const query = sentence.startsWith(`${symbol.name} `) ? sentence.slice(symbol.name.length + 1) : sentence;
  const words = query.split(/\s+/).length;
  return words >= 4 && words <= 30 && /^[\x20-\x7e]*$/.test(query) && !NO_SENTENCE.test(query) ? query : undefined;
}

/** Licences, rules across the page, and marks of regions. */
const NO_SENTENCE = /copyright|^#(end)?region|^\W{3}/i;

/** Lines keep their numbers. */
function blankComments(file: string, symbols: readonly ParsedSymbol[]): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const { commentLine, startLine, endLine } of symbols) {
    for (let line = commentLine; line < startLine; line++) {
      if (/^\s*(\/\/|\/\*|\*|#(?!\[)|--)/.test(lines[line] ?? '') || /\*\/\s*$/.test(lines[line] ?? ''))
        lines[line] = '';
    }
    blankDocstring(lines, startLine, endLine);
  }
  writeFileSync(file, lines.join('\n'));
}

function blankDocstring(lines: string[], startLine: number, endLine: number): void {
  const start = lines.findIndex((line, number) => number > startLine && number <= endLine && DOCSTRING.test(line));
  const quote = DOCSTRING.exec(lines[start] ?? '')?.[1];
  if (start < 0 || !quote || lines.slice(startLine, start).some((line, i) => i > 12 && line !== '')) return;
  const rest = (lines[start] ?? '').replace(DOCSTRING, '');
  const own = rest.includes(quote) ? start : lines.findIndex((line, number) => number > start && line.includes(quote));
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0] ?? '';
  for (let line = start; line <= Math.min(own, endLine); line++) lines[line] = '';
  lines[start] = `${indent}pass`;
}

const DOCSTRING = /^\s*[rRuUbB]?("""|''')/;
