import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { copyGrammars } from '../../src/core/index/grammars.mjs';
import { createSymbolIndex, type IndexSettings, type SymbolIndex } from '../../src/core/index/symbolIndex.ts';

/** Builds the index's processes as the product has them, and starts them on folders. `dispose` removes what was made. */
export async function indexProcesses(): Promise<IndexProcesses> {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const source = join(import.meta.dirname, '../../src/core/index');
  await build({
    entryPoints: { indexer: join(source, 'indexer.ts'), parseWorker: join(source, 'parseWorker.ts') },
    outdir: join(scratch, 'dist'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    define: { 'import.meta.url': 'import_meta_url' },
    banner: { js: 'const import_meta_url = require("node:url").pathToFileURL(__filename).href;' },
    logLevel: 'error',
  });
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
