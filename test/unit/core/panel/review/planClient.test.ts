import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PlanClient } from '../../../../../src/core/panel/review/planClient.ts';
import { planEdit } from '../../../../../src/core/panel/review/planEdit.ts';

describe('applying to big files in a worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-apply-'));
  const workerPath = join(folder, 'applyWorker.cjs');
  const text = Array.from({ length: 3000 }, (_, at) => `handle(${String(at)}, input);\n`).join('');
  const search = 'handle(1500, input);\n';
  const block = `<<<<<<< SEARCH\n${search}=======\nskip();\n>>>>>>> REPLACE\n`;
  const input = { path: 'a.ts', language: 'typescript', text, block };
  const expected = planEdit(input, undefined);
  const clients: PlanClient[] = [];
  const client = (path: string | undefined, deadlineMs = 60_000): PlanClient => {
    const made = new PlanClient({ workerPath: path, deadlineMs, idleMs: 60_000 });
    clients.push(made);
    return made;
  };
  const script = (name: string, code: string): string => {
    const path = join(folder, name);
    writeFileSync(path, code);
    return path;
  };

  before(async () => {
    const entry = join(import.meta.dirname, '../../../../../src/core/panel/review/planWorker.ts');
    await build({ entryPoints: [entry], outfile: workerPath, bundle: true, platform: 'node', format: 'cjs' });
  });
  after(() => {
    for (const one of clients) one.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });

  it('comes to the same as without one', async () => {
    const own = client(workerPath);
    assert.deepEqual(await Promise.all([own.plan(input, undefined), own.plan(input, text)]), [expected, expected]);
  });

  it('leaves the event loop free', async () => {
    let turns = 0;
    const count = (): void => {
      turns++;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    await client(workerPath).plan(input, undefined);
    clearImmediate(timer);
    assert.ok(turns > 1, `${String(turns)} turns of the loop meanwhile`);
  });

  it('small files need none', async () => {
    const small = { ...input, text: search };
    assert.deepEqual(await client('/nowhere.cjs').plan(small, undefined), planEdit(small, undefined));
  });

  it('is done here where no worker can start', async () => {
    assert.deepEqual(await client(join(folder, 'missing.cjs')).plan(input, undefined), expected);
  });

  it('is done here where the worker ends in the middle', async () => {
    const path = script('ends.cjs', 'require("node:worker_threads").parentPort.on("message", () => process.exit(1));');
    assert.deepEqual(await client(path).plan(input, undefined), expected);
  });

  const silent = 'require("node:worker_threads").parentPort.on("message", () => { for (;;); });';
  it('is given up in time, and the next is tried anew', async () => {
    const own = client(script('silent.cjs', silent), 50);
    const reasonOf = async (): Promise<string> => {
      const plan = await own.plan(input, undefined);
      return plan.type === 'refused' ? plan.reason : plan.type;
    };
    assert.deepEqual([await reasonOf(), await reasonOf()], ['too-large', 'too-large']);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const plan = client(script('silent2.cjs', silent)).plan(input, undefined, stop.signal);
    setImmediate(() => stop.abort(new Error('Enough.')));
    await assert.rejects(plan, /Enough/);
  });

  it('ends with Parley', async () => {
    const own = client(script('silent3.cjs', silent));
    const plan = own.plan(input, undefined);
    setImmediate(() => own.dispose());
    await assert.rejects(plan, /shutting down/);
  });
});
