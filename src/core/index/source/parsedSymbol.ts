import type { SymbolKind } from '../../../shared/indexStatus.ts';

/** A definition as the parser finds it in one file. */
export interface ParsedSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Lines count from 0 here; both ends included. */
  readonly startLine: number;
  readonly endLine: number;
  /** Where its leading comment, decorators or attributes begin; `startLine` where there are none. */
  readonly commentLine: number;
  /** The position of the definition around it in the same list, or -1. */
  readonly parent: number;
  readonly signature: string;
  readonly doc: string;
}

/** Kinds whose body is one piece: nothing inside is cut out of it. */
export function isFunctionLike(kind: SymbolKind): boolean {
  return kind === 'function' || kind === 'method' || kind === 'constructor' || kind === 'macro';
}

/** What a line alone shows of a definition. */
export type OutlineSymbol = Pick<ParsedSymbol, 'name' | 'kind' | 'startLine' | 'endLine'>;
