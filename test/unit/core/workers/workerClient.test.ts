import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkerClient } from '../../../../src/core/workers/workerClient.ts';
import { until } from '../../../support/until.ts';

describe('a client of a worker thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-worker-'));
  const path = join(folder, 'worker.mts');
  before(() => {
    const answering = join(import.meta.dirname, '../../../../src/core/workers/answerQuestions.ts');
    const lines = [
      `import { threadId, workerData } from 'node:worker_threads';`,
      `import { answerQuestions } from ${JSON.stringify(answering)};`,
      'answerQuestions(async (question: string) => {',
      `  if (question === 'end') process.exit(3);`,
      `  if (question === 'throw') throw new Error('Not this one.');`,
      '  return { question, workerData, threadId };',
      '});',
    ];
    writeFileSync(path, lines.join('\n'));
  });
  const clients: Client[] = [];
  const start = (idleMs = 60_000, script = path): Client => {
    const client: Client = new WorkerClient({ path: script, data: 'kept', idleMs });
    clients.push(client);
    return client;
  };
  after(async () => {
    await Promise.all(clients.map(client => client.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets each answer to its question, from one thread', async () => {
    const client = start();
    const [a, b] = await Promise.all([client.ask('a'), client.ask('b')]);
    assert.deepEqual([a.question, b.question, a.workerData, a.threadId], ['a', 'b', 'kept', b.threadId]);
  });

  it('a question that fails fails alone', async () => {
    const client = start();
    const [bad, good] = await Promise.allSettled([client.ask('throw'), client.ask('a')]);
    assert.match(String(bad.status === 'rejected' && bad.reason), /Not this one/);
    assert.equal(good.status, 'fulfilled');
  });

  it('a thread that ends owes no answer, and the next question starts another', async () => {
    const client = start();
    const { threadId } = await client.ask('a');
    await assert.rejects(client.ask('end'), /ended by itself/);
    assert.notEqual((await client.ask('a')).threadId, threadId);
  });

  it('a thread that cannot start rejects', async () => {
    await assert.rejects(start(1, join(folder, 'missing.mjs')).ask('a'), /Cannot find module/);
  });

  it('a thread that nobody asks ends, and what was asked when it is stopped is rejected', async () => {
    const client = start(1);
    await client.ask('a');
    await until(() => !client.isRunning, { what: 'the end of the idle thread' });
    const asked = assert.rejects(client.ask('a'), /Enough/);
    await client.stop(new Error('Enough.'));
    await asked;
  });
});

type Client = WorkerClient<string, { question: string; workerData: string; threadId: number }>;
