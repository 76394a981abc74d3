import { join } from 'node:path';
import { build } from 'esbuild';

/** Builds the index's processes as the product has them: `indexer.cjs` and `parseWorker.cjs` in a folder. */
export async function buildIndexer(folder: string): Promise<void> {
  const source = join(import.meta.dirname, '../../src/core/index');
  await build({
    entryPoints: { indexer: join(source, 'indexer.ts'), parseWorker: join(source, 'parseWorker.ts') },
    outdir: folder,
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
}
