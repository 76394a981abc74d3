import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { PieceStore } from '../../../../src/core/embeddings/pieceStore.ts';
import { startPieceWorker } from '../../../../src/core/embeddings/pieceWorker.ts';
import { sourceOptions } from '../../../../src/core/index/symbolIndex.ts';

describe('the thread that keeps embeddings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-pieces-'));
  const workerPath = join(folder, 'embeddings.cjs');
  before(async () => {
    mkdirSync(join(folder, 'w'));
    writeFileSync(join(folder, 'w/a.ts'), 'one\n');
    writeFileSync(join(folder, 'w/b.ts'), 'two\n');
    await build({
      entryPoints: [join(import.meta.dirname, '../../../../src/core/embeddings/embeddingsWorker.ts')],
      outfile: workerPath,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
  });
  const started: PieceStore[] = [];
  afterEach(() => started.forEach(it => it.dispose()));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const settings = { enabled: true, useGit: false };
  const start = (): PieceStore => {
    const store = startPieceWorker(workerPath, {
      files: sourceOptions({ folders: [{ name: 'w', path: join(folder, 'w') }], settings }),
      file: join(folder, 'embeddings.bin'),
      model: 'm',
    });
    started.push(store);
    return store;
  };

  it('answers like the store, keeps what it has, and says so where it is gone', async () => {
    const store = start();
    assert.deepEqual(await store.scan(), { files: 2, pieces: 2, missing: 2, missingTokens: 8 });
    const missing = await store.missing(5);
    assert.deepEqual(
      missing.map(it => it.text),
      ['a.ts\none', 'b.ts\ntwo'],
    );
    await store.put(
      missing.map(it => it.hash),
      [
        [1, 0],
        [0, 1],
      ],
    );
    await store.save();
    assert.deepEqual(
      (await store.search([1, 2], 1)).map(({ path, startLine, endLine }) => [path, startLine, endLine]),
      [['b.ts', 1, 1]],
    );
    store.dispose();
    await assert.rejects(store.scan(), /put away/);
    const next = start();
    assert.equal((await next.scan()).missing, 0);
    next.dispose();
  });
});
