import { join } from 'node:path';
import { Language as TreeSitterLanguage, type Node, Parser, Query, type QueryMatch } from 'web-tree-sitter';
import { SYMBOL_KINDS, type SkipReason, type SymbolKind } from '../../../shared/indexStatus.ts';
import { docOf } from './comments.ts';
import { deadlineIn } from './deadline.ts';
import { DEEPEST_DEFINITION } from '../shorten/script/codeScan.ts';
import { ShortText } from '../shorten/shortText.ts';
import { Lines } from '../source/lines.ts';
import type { Grammar, Language } from '../languages/language.ts';
import { isFunctionLike, type OutlineSymbol, type ParsedSymbol } from '../source/parsedSymbol.ts';
import type { GrammarModule } from './parseMessages.ts';
import { signatureOf } from './signature.ts';

/** What came of parsing a file: its symbols, or why there are none. */
export type Parsed =
  { readonly symbols: readonly ParsedSymbol[]; readonly syntaxErrors?: number } | { readonly skipped: SkipReason };

/**
 * Reads symbols from text. Grammars are loaded when they are first needed. After a throw out of WebAssembly the instance
 * is poisoned: the caller must give it up, and its thread with it.
 */
export class SymbolParser {
  readonly #grammarsFolder: string;
  readonly #grammars = new Map<Grammar, Promise<LoadedGrammar>>();
  readonly #modules = new Map<string, WebAssembly.Module>();
  #parser: Promise<Parser> | undefined;

  constructor(grammarsFolder: string) {
    this.#grammarsFolder = grammarsFolder;
  }

  /** Grammars that another thread has compiled. */
  share(modules: readonly GrammarModule[]): void {
    for (const { wasm, module } of modules) this.#modules.set(wasm, module);
  }

  async parse(text: string, language: Language, deadlineMs: number, countsErrors = false): Promise<Parsed> {
    const lines = new Lines(text);
    const found = language.grammar
      ? await this.#query(text, lines, language.grammar, deadlineMs, countsErrors)
      : { symbols: language.outline?.(lines.all()).map(symbol => ({ ...symbol, at: -1, end: -1, column: 0 })) };
    if (!found?.symbols) return { skipped: 'slow' };
    const errors = 'syntaxErrors' in found ? { syntaxErrors: found.syntaxErrors } : {};
    return { symbols: finish(found.symbols, lines, language), ...errors };
  }

  async #query(
    text: string,
    lines: Lines,
    grammar: Grammar,
    deadlineMs: number,
    countsErrors: boolean,
  ): Promise<{ readonly symbols: FoundSymbol[]; readonly syntaxErrors?: number } | undefined> {
    const { language, query } = await this.#load(grammar);
    const parser = await (this.#parser ??= this.#createParser());
    parser.setLanguage(language);
    const progressCallback = deadlineIn(deadlineMs);
    // What is left out may hold errors.
    const short = (countsErrors ? undefined : grammar.shorten?.(text)) ?? new ShortText(text, []);
    const source = grammar.rewrite?.(short.text) ?? short.text;
    // Given the text itself, the parser copies its whole rest for each piece that it reads.
    const tree = parser.parse(at => source.slice(at, at + PIECE), null, { progressCallback });
    if (!tree) {
      parser.reset();
      return undefined;
    }
    try {
      const symbols = query
        .matches(tree.rootNode, { progressCallback, maxStartDepth: DEEPEST_DEFINITION })
        .flatMap(match => foundSymbol(match, text, lines, short) ?? []);
      return countsErrors ? { symbols, syntaxErrors: countErrors(tree.rootNode) } : { symbols };
    } finally {
      tree.delete();
    }
  }

  #createParser(): Promise<Parser> {
    const locateFile = (name: string): string => join(this.#grammarsFolder, name);
    return Parser.init({ locateFile }).then(() => new Parser());
  }

  async #load(grammar: Grammar): Promise<LoadedGrammar> {
    await (this.#parser ??= this.#createParser());
    let loaded = this.#grammars.get(grammar);
    if (!loaded) {
      loaded = this.#loadLanguage(grammar).then(language => ({ language, query: new Query(language, grammar.query) }));
      this.#grammars.set(grammar, loaded);
    }
    return loaded;
  }

  async #loadLanguage({ wasm }: Grammar): Promise<TreeSitterLanguage> {
    const module = this.#modules.get(wasm);
    if (module) return TreeSitterLanguage.loadSync(module);
    return TreeSitterLanguage.load(join(this.#grammarsFolder, wasm));
  }
}

/** Places where the text does not follow the grammar; what is inside one of them does not count again. */
function countErrors(root: Node): number {
  let count = 0;
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!node.hasError) continue;
    if (node.isError || node.isMissing) count++;
    else waiting.push(...node.children);
  }
  return count;
}

/** Characters that the parser takes at a time, without the zero that ends them. */
const PIECE = 5119;

interface LoadedGrammar {
  readonly language: TreeSitterLanguage;
  readonly query: Query;
}

interface FoundSymbol extends OutlineSymbol {
  /** Where the name begins, and where the definition ends, in characters; -1 where not known. */
  readonly at: number;
  readonly end: number;
  /** In its first line, from 0. */
  readonly column: number;
}

function foundSymbol({ captures }: QueryMatch, text: string, lines: Lines, short: ShortText): FoundSymbol | undefined {
  const definition = captures.find(({ name }) => isKind(name));
  const name = captures.find(capture => capture.name === 'name')?.node;
  if (!definition || !name || !isKind(definition.name)) return undefined;
  const { node } = definition;
  const start = short.startOf(node.startIndex);
  const end = short.wholeEndOf(node.endIndex);
  const at = short.startOf(name.startIndex);
  const startLine = lines.lineAt(start);
  return {
    name: text.slice(at, short.endOf(name.endIndex)),
    kind: definition.name,
    startLine,
    column: start - lines.startOf(startLine),
    // A node that ends with a line break ends at the beginning of the next line.
    endLine: Math.max(startLine, lines.lineAt(end - 1)),
    at,
    end,
  };
}

function isKind(name: string): name is SymbolKind {
  return KINDS.has(name);
}

const KINDS: ReadonlySet<string> = new Set(SYMBOL_KINDS);
const CONTAINERS: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'struct', 'trait', 'enum']);
const LOCALS: ReadonlySet<SymbolKind> = new Set(['constant', 'variable', 'field', 'property']);
/** What a name stands for first, where two patterns find it. */
const PRECEDENCE: readonly SymbolKind[] = [
  'constructor',
  'method',
  'function',
  'class',
  'struct',
  'interface',
  'type',
  'constant',
  'field',
  'variable',
];

/** Orders what was found, nests it, and adds signatures and comments. */
function finish(found: readonly FoundSymbol[], lines: Lines, language: Language): ParsedSymbol[] {
  const symbols: ParsedSymbol[] = [];
  const ends: { position: number; symbol: FoundSymbol }[] = [];
  for (const symbol of distinct(found)) {
    while (ends.length > 0 && !holds(ends.at(-1)?.symbol, symbol)) ends.pop();
    const parent = ends.at(-1)?.position ?? -1;
    const around = symbols[parent];
    if (around && isFunctionLike(around.kind) && LOCALS.has(symbol.kind)) continue;
    const { startLine, endLine, column, name } = symbol;
    const kind = kindIn(symbol, around);
    const { line, doc } = docOf(language, lines, startLine, endLine);
    const signature = signatureOf(lines, { startLine, endLine, column, kind }, language.body);
    ends.push({ position: symbols.length, symbol });
    symbols.push({ name: name.slice(0, 200), kind, startLine, endLine, commentLine: line, parent, signature, doc });
  }
  return symbols;
}

/** A function in a class is a method, and one called `constructor` is that. */
function kindIn({ kind, name }: FoundSymbol, around: ParsedSymbol | undefined): SymbolKind {
  if (kind === 'method' && name === 'constructor') return 'constructor';
  return kind === 'function' && around && CONTAINERS.has(around.kind) ? 'method' : kind;
}

/** In the order of the file, the outer before the inner; one symbol for each name in the text. */
function distinct(found: readonly FoundSymbol[]): FoundSymbol[] {
  const sorted = [...found].sort(
    (a, b) => a.startLine - b.startLine || b.endLine - a.endLine || a.at - b.at || rankOf(a) - rankOf(b),
  );
  const seen = new Set<number>();
  const best = new Map<number, FoundSymbol>();
  for (const symbol of sorted) {
    const known = best.get(symbol.at);
    if (!known || rankOf(symbol) < rankOf(known)) best.set(symbol.at, symbol);
  }
  return sorted.filter(symbol => {
    if (symbol.at < 0) return true;
    if (best.get(symbol.at) !== symbol || seen.has(symbol.at)) return false;
    seen.add(symbol.at);
    return true;
  });
}

function rankOf(symbol: FoundSymbol): number {
  const rank = PRECEDENCE.indexOf(symbol.kind);
  return rank < 0 ? PRECEDENCE.length : rank;
}

function holds(outer: FoundSymbol | undefined, inner: FoundSymbol): boolean {
  if (!outer) return true;
  if (outer.end >= 0) return inner.at < outer.end && inner.end <= outer.end;
  return inner.startLine <= outer.endLine && inner.endLine <= outer.endLine;
}
