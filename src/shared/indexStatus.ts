/** What the index is doing, as the panel and the status bar show it. Plain data. */
export interface IndexStatus {
  readonly phase: IndexPhase;
  /** Files finished in this phase, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Files that can be searched now. */
  readonly files: number;
  readonly symbols: number;
  /** How many files were left out, by reason. */
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  /** What happened and what to do, where there is something to say. */
  readonly message?: string;
}

/**
 * `files`: looking for files; `lexical`: reading them (search begins to answer); `symbols`: search is complete,
 * symbols are being added; `ready`: all is done.
 */
export type IndexPhase = 'off' | 'starting' | 'files' | 'lexical' | 'symbols' | 'ready' | 'paused' | 'failed';

export const INDEX_OFF: IndexStatus = { phase: 'off', done: 0, total: 0, files: 0, symbols: 0, skipped: {} };

export const SKIP_REASONS = [
  'binary',
  'minified',
  'generated',
  'too-big',
  'secret',
  'symlink',
  'unreadable',
  'slow',
  'too-many-files',
  'too-many-bytes',
] as const;

/**
 * Why a file is not fully in the index. `too-big` files are searched by path and first lines; `slow` ones took the
 * parser too long and have no symbols.
 */
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Files that are not fully in the index for one reason; `paths` are some of them. */
export interface LeftOut {
  readonly reason: SkipReason;
  readonly count: number;
  readonly paths: readonly string[];
}

export const SYMBOL_KINDS = [
  'function',
  'method',
  'constructor',
  'class',
  'interface',
  'type',
  'enum',
  'struct',
  'trait',
  'module',
  'namespace',
  'constant',
  'variable',
  'field',
  'property',
  'macro',
  'heading',
  'rule',
  'key',
] as const;
export type SymbolKind = (typeof SYMBOL_KINDS)[number];

/** A definition in the workspace. */
export interface SymbolInfo {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Relative to the workspace, with forward slashes; with several folders it begins with the folder's name. */
  readonly path: string;
  /** Lines count from 1; both ends included. The range holds the whole definition, without its comment. */
  readonly startLine: number;
  readonly endLine: number;
  /** The names around it, outermost first, joined by dots: `Outer.Inner`. */
  readonly container?: string;
  /** The first line or lines up to the body, at most 200 characters. */
  readonly signature: string;
  /** Its comment or docstring, without comment signs. */
  readonly doc?: string;
}

export interface SymbolHit extends SymbolInfo {
  readonly score: number;
}

export interface HitRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly score: number;
  /** The definition that the range belongs to, if one does. */
  readonly symbol?: SymbolInfo;
}

/** A file that fits a question: its best range, and up to two more. */
export interface SearchHit extends HitRange {
  readonly path: string;
  readonly others: readonly HitRange[];
  /** Words of the question that were found in the file: the evidence, rarest first. */
  readonly matched: readonly string[];
  /** None of its words, but an embedding led to it. */
  readonly isByMeaning?: boolean;
}

export interface FileHit {
  readonly path: string;
  readonly score: number;
}

/** A place where a name is used. */
export interface Reference {
  readonly path: string;
  /** Lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
  /** The whole line, at most 300 characters. */
  readonly text: string;
  readonly isDefinition: boolean;
}
