import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ParsePool } from '../../../../src/core/index/parse/parsePool.ts';
import { until } from '../../../support/until.ts';

/** A worker that does as the text says. */
const WORKER = `
const { parentPort } = require('node:worker_threads');
const symbols = { numbers: new Uint32Array(), texts: '' };
parentPort.on('message', job => {
  const results = [];
  for (const { text } of job.tasks) {
    if (text === 'throw') return parentPort.postMessage({ id: job.id, results, symbols, externalMB: 0, failed: 'thrown' });
    if (text === 'crash') throw new Error('crashed');
    if (text === 'exit') process.exit(1);
    if (text === 'hang') for (;;);
    results.push({ skipped: text });
  }
  parentPort.postMessage({ id: job.id, results, symbols, externalMB: job.id % 3 === 0 ? 200 : 0 });
});
`;

describe('a pool of parsers', function () {
  this.timeout(20_000);
  const folder = mkdtempSync(join(tmpdir(), 'parley-pool-'));
  const workerPath = join(folder, 'worker.cjs');
  writeFileSync(workerPath, WORKER);
  const options = { workerPath, grammarsFolder: '', threads: 2, deadlineMs: 50, recycleAboveMB: 100 };
  const pool = new ParsePool(options);
  after(() => {
    pool.dispose();
    rmSync(folder, { recursive: true });
  });

  const parse = async (...texts: readonly string[]): Promise<readonly (string | undefined)[]> => {
    const results = await pool.parse(texts.map(text => ({ file: '', language: '', text })));
    return results.map(it => it.skipped);
  };
  const check = (texts: readonly string[], expected: readonly string[]): void => {
    it(`${texts.join(' ')} → ${expected.join(' ')}`, async () => assert.deepEqual(await parse(...texts), expected));
  };
  check(['a', 'b'], ['a', 'b']);
  check([], []);
  for (const mishap of ['throw', 'crash', 'exit']) {
    check(['a', mishap, 'b'], ['a', 'slow', 'b']);
  }

  it('gives up a file that hangs', async () => {
    const impatient = new ParsePool({ ...options, startMs: 100 });
    const [result] = await impatient.parse([{ file: '', language: '', text: 'hang' }]);
    impatient.dispose();
    assert.equal(result?.skipped, 'slow');
  });

  it('answers in each job’s own order', async () => {
    const jobs = Array.from({ length: 12 }, (_, i) => parse(`x${i}`, i % 5 === 2 ? 'throw' : 'y'));
    assert.deepEqual(
      await Promise.all(jobs),
      Array.from({ length: 12 }, (_, i) => [`x${i}`, i % 5 === 2 ? 'slow' : 'y']),
    );
  });

  it('ends its threads when there is nothing to do, and starts them anew', async () => {
    const idle = new ParsePool({ ...options, idleMs: 1 });
    const parsed = async (): Promise<unknown> =>
      (await idle.parse([{ file: '', language: '', text: 'a' }]))[0]?.skipped;
    assert.equal(await parsed(), 'a');
    await until(() => idle.size === 0, { what: 'the end of the threads' });
    assert.equal(await parsed(), 'a');
    idle.dispose();
  });

  it('gives up what waits when it is disposed', async () => {
    const waiting = parse('hang', 'a');
    pool.dispose();
    assert.deepEqual(await waiting, ['slow', 'slow']);
    assert.deepEqual(await parse('a'), ['slow']);
  });
});
