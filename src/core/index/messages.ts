import type {
  FileHit,
  IndexStatus,
  LeftOut,
  Reference,
  SearchHit,
  SymbolHit,
  SymbolInfo,
  SymbolKind,
} from '../../shared/indexStatus.ts';
import type { SourceOptions } from './files/sourceFiles.ts';

/** What the host may ask of the child: parameters and result. */
export interface IndexRequests {
  search: { params: { readonly query: string; readonly options: SearchOptions }; result: readonly SearchHit[] };
  symbols: { params: { readonly query: string; readonly limit: number }; result: readonly SymbolHit[] };
  files: { params: { readonly query: string; readonly limit: number }; result: readonly FileHit[] };
  folders: { params: { readonly query: string; readonly limit: number }; result: readonly FileHit[] };
  references: { params: { readonly name: string; readonly limit: number }; result: readonly Reference[] };
  outline: {
    params: { readonly path: string; readonly language: string; readonly text: string };
    result: readonly SymbolInfo[];
  };
  /** Undefined as `null`, which travels between processes: the language is not known. */
  syntaxErrors: {
    params: { readonly path: string; readonly language: string; readonly text: string };
    result: number | null;
  };
  leftOut: { params: null; result: readonly LeftOut[] };
  stats: { params: null; result: IndexStats };
  /** Answered when all that was noted before is done. */
  settle: { params: null; result: boolean };
  ping: { params: null; result: boolean };
}
export type IndexMethod = keyof IndexRequests;
export type IndexParams<M extends IndexMethod> = IndexRequests[M]['params'];
export type IndexResult<M extends IndexMethod> = IndexRequests[M]['result'];

/** A method with parameters; `ChildLink.request` sees to it that they belong together. */
export interface IndexRequest {
  readonly method: IndexMethod;
  readonly params: IndexParams<IndexMethod>;
}

export interface SearchOptions {
  readonly limit: number;
  /** `file`: the best files, each with its best ranges. `symbol`: the best definitions, wherever they are. */
  readonly unit?: 'file' | 'symbol';
  /** Only ranges that belong to definitions of these kinds; implies `symbol`. */
  readonly kinds?: readonly SymbolKind[];
}

/** What the host tells the child; no answer is expected. */
export type IndexNote =
  | { readonly type: 'save'; readonly path: string; readonly text?: string }
  | { readonly type: 'change'; readonly path: string; readonly text: string }
  | { readonly type: 'delete'; readonly path: string }
  | { readonly type: 'rescan' }
  | { readonly type: 'rebuild' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'stop' };

/** What the index holds and what it took, for measurements. */
export interface IndexStats extends IndexUsage {
  readonly pid: number;
  readonly files: number;
  readonly symbols: number;
  readonly chunks: number;
  /** Pairs of an identifier and a file that it occurs in. */
  readonly references: number;
  /** Bytes of source. */
  readonly bytes: number;
}

/** Of a process with its threads, since it started. */
export interface IndexUsage {
  readonly cpuSeconds: number;
  readonly peakRssMB: number;
}

export interface IndexOptions extends SourceOptions {
  /** Where the snapshot lies; made if it is not there. */
  readonly storageFolder: string;
  readonly grammarsFolder: string;
  /** Threads that parse; 0 for search without symbols. */
  readonly parsers: number;
}

export type ToChild =
  | { readonly type: 'start'; readonly options: IndexOptions }
  | ({ readonly type: 'request'; readonly id: number } & IndexRequest)
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'note'; readonly note: IndexNote };

export type FromChild =
  | { readonly type: 'reply'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | { readonly type: 'status'; readonly status: IndexStatus }
  /** Much was built, and all is saved: a child that starts from there takes far less memory. */
  | { readonly type: 'outgrown'; readonly usage: IndexUsage };
