import type { SymbolHit, SymbolKind } from '../../../shared/indexStatus.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { ONLY_CODE, fileWeight } from './fileKinds.ts';
import { containerNames, NO_SYMBOLS, symbolCount, symbolInfo, symbolKind, symbolName } from '../corpus/fileSymbols.ts';
import { keepBest } from './keepBest.ts';
import { matchName } from './matchName.ts';
import { NameList } from './nameList.ts';

/** Definitions by name: exact, then without case, then by prefix, camelCase humps, parts and letters in order. */
export class SymbolFinder {
  readonly #corpus: Corpus;
  /** The names of definitions, by the numbers that identifiers have; listed anew when there are others. */
  #identifiers: readonly number[] = [];
  #names = new NameList([]);
  #listedAt = -1;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** `query` is a name or its beginning, or `Container.name`. */
  find(query: string, limit: number): readonly SymbolHit[] {
    this.#corpus.flush();
    const parts = query
      .trim()
      .split(/[.#]|::|\s+/)
      .filter(part => part !== '');
    const name = parts.at(-1);
    if (name === undefined) return [];
    const containers = parts.slice(0, -1);
    const enough = Math.max(limit * 4, 50);
    const names = containers.length > 0 ? this.#sorted(name) : this.#best(name, enough * SPARE);
    const hits: SymbolHit[] = [];
    for (const { identifier, score } of names) {
      // Further names score less than these.
      if (hits.length >= enough) break;
      hits.push(...this.#definitions(identifier, containers, score));
    }
    return hits
      .sort((a, b) => b.score - a.score || compare(a.path, b.path) || a.startLine - b.startLine)
      .slice(0, limit);
  }

  /** All names that fit, best first: which of them is in a container shows only later. */
  #sorted(query: string): readonly Named[] {
    const all: Named[] = [];
    this.#match(query, named => {
      all.push(named);
      return 0;
    });
    return all.sort(compareNames);
  }

  /** The best of them. */
  #best(query: string, limit: number): readonly Named[] {
    const best: Named[] = [];
    this.#match(query, named => {
      const worst = best.length < limit ? undefined : best.at(-1);
      if (!worst || compareNames(named, worst) < 0) keepBest(best, named, compareNames, limit);
      return best.length < limit ? 0 : (best.at(-1)?.score ?? 0);
    });
    return best;
  }

  /** Hands over each name that fits; `take` says what a further one has to score. */
  #match(query: string, take: (named: Named) => number): void {
    this.#list();
    let least = 0;
    this.#names.forEachWith(query, position => {
      const name = this.#names.names[position] ?? '';
      const score = matchName(name, query, least);
      if (score > 0) least = take({ identifier: this.#identifiers[position] ?? 0, name, score });
    });
  }

  #list(): void {
    const { changes, definitionIndex, words } = this.#corpus;
    if (changes === this.#listedAt) return;
    this.#listedAt = changes;
    this.#identifiers = [...definitionIndex.words()];
    this.#names = new NameList(this.#identifiers.map(it => words.identifiers.word(it)));
  }

  *#definitions(identifier: number, containers: readonly string[], score: number): Generator<SymbolHit> {
    const seen = new Set<number>();
    for (const { postings, start, end } of this.#corpus.definitionIndex.find(identifier)) {
      for (let i = start; i < end; i++) {
        const number = (postings[i] ?? 0) >>> 8;
        const file = this.#corpus.files[number];
        if (!file || seen.has(number)) continue;
        seen.add(number);
        const symbols = this.#corpus.symbols[number] ?? NO_SYMBOLS;
        for (let position = 0; position < symbolCount(symbols); position++) {
          if (symbolName(symbols, position) !== identifier) continue;
          const around = containers.length > 0 ? containerNames(symbols, position, this.#corpus.words) : [];
          if (!containers.every(it => around.some(name => matchName(name, it) >= PREFIX))) continue;
          const weight = KIND_WEIGHTS.get(symbolKind(symbols, position)) ?? 0.9;
          const info = symbolInfo(file.path, symbols, position, this.#corpus.words);
          yield { ...info, score: score * weight * (0.8 + 0.2 * fileWeight(file.path, ONLY_CODE)) };
        }
      }
    }
  }
}

interface Named {
  readonly identifier: number;
  readonly name: string;
  readonly score: number;
}

function compareNames(a: Named, b: Named): number {
  return b.score - a.score || a.name.length - b.name.length;
}

/** Some names may have no definition any more. */
const SPARE = 4;
const PREFIX = 60;
const KIND_WEIGHTS: ReadonlyMap<SymbolKind, number> = new Map([
  ['class', 1],
  ['interface', 1],
  ['struct', 1],
  ['trait', 1],
  ['function', 1],
  ['type', 0.99],
  ['enum', 0.99],
  ['method', 0.98],
  ['constant', 0.95],
  ['field', 0.85],
  ['property', 0.85],
  ['heading', 0.7],
  ['rule', 0.7],
  ['key', 0.6],
]);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
