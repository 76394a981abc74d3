import type { Corpus } from './corpus/corpus.ts';
import type { FileList } from './search/fileList.ts';
import type { SymbolFinder } from './search/findSymbols.ts';
import type { History } from './search/history.ts';
import type { ParsePool } from './parse/parsePool.ts';
import type { SourceFiles } from './files/sourceFiles.ts';

/** What an index has at one time, for those that answer questions. */
export interface IndexContents {
  readonly corpus: Corpus;
  readonly symbols: SymbolFinder;
  readonly files: () => FileList;
  readonly history: History | undefined;
  readonly sources: SourceFiles;
  /** Undefined where there is search without symbols only. */
  readonly pool: ParsePool | undefined;
}
