import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { copyGrammars } from '../../src/core/index/parse/grammars.mjs';
import { createSymbolIndex, type IndexSettings, type SymbolIndex } from '../../src/core/index/symbolIndex.ts';
import { buildIndexer } from '../../test/support/buildIndexer.ts';

/** Builds the index's processes as the product has them, and starts them on folders. `dispose` removes what was made. */
export async function indexProcesses(): Promise<IndexProcesses> {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  await buildIndexer(join(scratch, 'dist'));
  await copyGrammars(join(scratch, 'grammars'));
  return {
    scratch,
    start(folder, { storage = 'storage', ...settings } = {}) {
      const index = createSymbolIndex({
        folders: [{ name: basename(resolve(folder)), path: resolve(folder) }],
        storageFolder: join(scratch, storage),
        childPath: join(scratch, 'dist/indexer.cjs'),
        grammarsFolder: join(scratch, 'grammars'),
        settings: { enabled: true, ...settings },
        log: message => console.error(message),
      });
      index.start();
      return index;
    },
    dispose: () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

export interface IndexProcesses {
  readonly scratch: string;
  /** A started index of a folder. Two with the same `storage` share a snapshot. */
  start(folder: string, settings?: Partial<IndexSettings> & { readonly storage?: string }): SymbolIndex;
  dispose(): void;
}
