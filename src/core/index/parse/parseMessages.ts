import type { SkipReason } from '../../../shared/indexStatus.ts';
import type { PackedSymbols } from './packedSymbols.ts';
import type { ParsedSymbol } from '../source/parsedSymbol.ts';

/** What a parse worker is given when it starts. */
export interface WorkerSettings {
  readonly task: 'parse';
  readonly grammarsFolder: string;
}

export interface ParseJob {
  readonly id: number;
  /** Grammars that are not to be compiled anew. */
  readonly modules: readonly GrammarModule[];
  readonly tasks: readonly ParseTask[];
  /** For each file. */
  readonly deadlineMs: number;
}

/** A grammar as it is compiled; threads share its code. */
export interface GrammarModule {
  readonly wasm: string;
  readonly module: WebAssembly.Module;
}

export interface ParseTask {
  /** On the disk. */
  readonly file: string;
  readonly language: string;
  /** Where it is not the disk's. */
  readonly text?: string;
  /** Whether syntax errors are to be counted, too. */
  readonly countsErrors?: boolean;
}

/** Results in the order of the tasks; after a failure they end before the task that failed. */
export interface ParseReply {
  readonly id: number;
  /** Memory outside the JavaScript heap that the thread holds: WebAssembly's, which never shrinks. */
  readonly externalMB: number;
  readonly results: readonly Omit<ParseResult, 'symbols'>[];
  /** The symbols of the results, in their order. */
  readonly symbols: PackedSymbols;
  readonly failed?: string;
}

export interface ParseResult {
  readonly symbols: readonly ParsedSymbol[];
  readonly skipped?: SkipReason;
  readonly syntaxErrors?: number;
}
