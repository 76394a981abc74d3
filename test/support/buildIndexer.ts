import { join } from 'node:path';
import { build } from 'esbuild';

/** Builds the index's processes as the product has them: `indexer.cjs` and `parseWorker.cjs` in a folder. */
export async function buildIndexer(folder: string): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  const source = join(root, 'src/core/index');
  await build({
    entryPoints: { indexer: join(source, 'indexer.ts'), parseWorker: join(source, 'parseWorker.ts') },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // Its module for CommonJS: the other one asks for its own place, which a bundle does not have.
    alias: { 'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    logLevel: 'error',
  });
}
