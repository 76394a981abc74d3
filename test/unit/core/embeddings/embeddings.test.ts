import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Embeddings } from '../../../../src/core/embeddings/embeddings.ts';
import type { EmbeddingsDeps, Estimate } from '../../../../src/core/embeddings/embeddings.ts';
import { createPieceStore } from '../../../../src/core/embeddings/pieceStore.ts';
import { sourceOptions } from '../../../../src/core/index/symbolIndex.ts';
import { embed } from '../../../../src/core/models/embed.ts';
import { createRedactor } from '../../../../src/core/secrets/redactor.ts';
import { ManualTimer } from '../../../support/manualTimer.ts';
import { startModelServer } from '../../../support/modelServer.ts';
import type { ModelServer } from '../../../support/modelServer.ts';
import { errorObject } from '../../../support/modelWire.ts';

describe('search by meaning', () => {
  let server: ModelServer;
  let root: string;
  let model: string;
  let folder: string;
  let excludes: readonly string[];
  let answer: boolean;
  let now: number;
  let asked: Estimate[];
  let said: (string | undefined)[];

  beforeEach(async () => {
    server = await startModelServer();
    root = mkdtempSync(join(tmpdir(), 'parley-embeddings-'));
    [model, folder, excludes, answer, now, asked, said] = ['m', '', [], true, 0, [], []];
    put('src/tax.ts', 'export const tariff = "duty levy customs";\n');
    put('src/rain.ts', 'export const weather = "umbrella cloud storm";\n');
    put('.env', 'TOKEN=duty levy customs\n');
    put('.gitignore', 'out/\n');
    put('.parleyignore', 'private/\n');
    put('out/a.ts', 'duty levy customs\n');
    put('private/b.ts', 'duty levy customs\n');
  });
  afterEach(async () => {
    await server.close();
    rmSync(root, { recursive: true });
  });

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, 'w', path)), { recursive: true });
    writeFileSync(join(root, 'w', path), text);
  };
  const start = (changes: Partial<EmbeddingsDeps> = {}): Embeddings => {
    const redactor = createRedactor({ known: () => [] });
    const options = {
      id: 'test',
      baseUrl: server.url,
      startTimer: new ManualTimer().start,
      wait: () => Promise.resolve(),
      random: () => 0,
    };
    const embeddings = new Embeddings({
      source: () =>
        model === ''
          ? undefined
          : {
              id: model,
              model,
              host: 'host',
              price: 1,
              embed: (texts, signal) => embed(options, model, texts, signal),
            },
      files: () =>
        sourceOptions({
          folders: [{ name: 'w', path: join(root, 'w', folder) }],
          settings: { enabled: true, useGit: false, excludes },
        }),
      openStore: (source, files) => createPieceStore({ files, file: join(root, 'embeddings.bin'), model: source.id }),
      redact: text => redactor.redact(text).text,
      confirm: (_source, estimate) => {
        asked.push(estimate);
        return Promise.resolve(answer);
      },
      now: () => now,
      ...changes,
    });
    embeddings.onMessage(message => said.push(message));
    return embeddings;
  };
  const find = async (embeddings: Embeddings, query: string): Promise<readonly string[]> =>
    (await embeddings.search(query, 5, new AbortController().signal)).map(it => it.path);
  const sent = (): readonly string[] =>
    server.requests.flatMap(it => {
      const { input } = it.body as { input: readonly string[] };
      return input.map(text => text.split('\n')[0] ?? '');
    });

  it('sends the files that the index may read, once, after a yes that knows the cost', async () => {
    const embeddings = start();
    await embeddings.refresh();
    assert.deepEqual(sent().toSorted(), ['.gitignore', '.parleyignore', 'src/rain.ts', 'src/tax.ts']);
    assert.deepEqual(
      asked.map(it => [it.files, it.pieces, it.cost === it.tokens / 1_000_000]),
      [[4, 4, true]],
    );
    await embeddings.refresh();
    assert.equal(server.requests.length, 1);
  });
  it('finds what fits, with its lines', async () => {
    const embeddings = start();
    await embeddings.refresh();
    const [best] = await embeddings.search('customs duty', 5, new AbortController().signal);
    assert.deepEqual([best?.path, best?.startLine, best?.endLine], ['src/tax.ts', 1, 1]);
  });
  it('sends nothing after a no, and asks again only when told to', async () => {
    answer = false;
    const embeddings = start();
    await embeddings.refresh();
    await embeddings.refresh();
    assert.deepEqual([asked.length, server.requests.length], [1, 0]);
    assert.match(embeddings.message ?? '', /did not want embeddings/);
    answer = true;
    embeddings.askAgain();
    await embeddings.refresh();
    assert.deepEqual([asked.length, server.requests.length], [2, 1]);
  });
  it('does nothing at all where no model is named', async () => {
    model = '';
    const embeddings = start({ openStore: () => assert.fail('opened') });
    await embeddings.refresh();
    assert.deepEqual([await find(embeddings, 'customs'), server.requests.length, said], [[], 0, []]);
  });
  it('lets no secret out, in files or questions', async () => {
    const secret = `ghp_${'aB3dE5fG7hJ9'.repeat(3)}`;
    put('src/key.ts', `const token = '${secret}';\n`);
    const embeddings = start();
    await embeddings.refresh();
    await find(embeddings, `who uses ${secret}`);
    assert.deepEqual(
      server.requests.map(it => it.text.includes(secret)),
      [false, false],
    );
  });
  it('outlives a restart: only what is new is sent', async () => {
    await start().refresh();
    put('src/new.ts', 'export const later = 1;\n');
    const embeddings = start();
    await embeddings.refresh();
    assert.deepEqual(sent().slice(4), ['src/new.ts']);
    assert.deepEqual((await find(embeddings, 'customs duty'))[0], 'src/tax.ts');
  });
  it('begins anew where the file is damaged or another model is named', async () => {
    await start().refresh();
    writeFileSync(join(root, 'embeddings.bin'), 'PARLEYIX nothing');
    await start().refresh();
    model = 'n';
    await start().refresh();
    assert.equal(sent().length, 12);
  });
  it('follows files that change and go away', async () => {
    const embeddings = start();
    await embeddings.refresh();
    put('src/tax.ts', 'export const garden = "tulip rose and many more flowers";\n');
    rmSync(join(root, 'w/src/rain.ts'));
    await embeddings.refresh();
    const found = await find(embeddings, 'tulip rose flowers storm umbrella');
    assert.deepEqual([found[0], found.includes('src/rain.ts')], ['src/tax.ts', false]);
  });
  it('says once that the endpoint does not answer, rests, and comes back', async () => {
    const embeddings = start();
    await embeddings.refresh();
    const busy = { status: 503, body: errorObject('busy', 'server_error') };
    server.answerWith('/embeddings', ...Array.from({ length: 3 }, () => busy));
    said.length = 0;
    assert.deepEqual(
      [await find(embeddings, 'customs'), await find(embeddings, 'customs'), embeddings.isReady],
      [[], [], false],
    );
    assert.deepEqual(
      [said.length, said[0]?.startsWith('Search uses words alone: host gave no embeddings.')],
      [1, true],
    );
    now = 61_000;
    assert.deepEqual([(await find(embeddings, 'customs'))[0], embeddings.message], ['src/tax.ts', undefined]);
  });
  it('pauses between batches and goes on where it was', async () => {
    for (let i = 0; i < 60; i++) put(`src/many/f${String(i)}.ts`, `export const v${String(i)} = ${String(i)};\n`);
    const embeddings = start();
    const paused = embeddings.onMessage(() => embeddings.pause());
    await embeddings.refresh();
    assert.deepEqual([server.requests.length, said], [1, [said[0]]]);
    assert.match(said[0] ?? '', /^Embeddings: 32 of 64 pieces of code, about \$0\.\d+ so far\.$/);
    paused.dispose();
    embeddings.resume();
    await embeddings.refresh();
    assert.deepEqual([sent().length, new Set(sent()).size], [64, 64]);
  });
  it('follows folders and exclusions at once: what they leave out is found no more', async () => {
    const embeddings = start();
    await embeddings.refresh();
    excludes = ['**/tax.ts'];
    embeddings.reconfigure();
    assert.deepEqual([embeddings.isReady, await find(embeddings, 'customs duty')], [false, []]);
    await embeddings.refresh();
    assert.ok(!(await find(embeddings, 'customs duty')).includes('src/tax.ts'));
    [folder, excludes] = ['src', []];
    embeddings.reconfigure();
    await embeddings.refresh();
    assert.equal((await find(embeddings, 'customs duty'))[0], 'tax.ts');
  });
  it('goes on as it is where nothing differs', async () => {
    const embeddings = start();
    await embeddings.refresh();
    embeddings.reconfigure();
    assert.equal((await find(embeddings, 'customs duty'))[0], 'src/tax.ts');
  });
  it('sends nothing more from the moment it is switched off, and says nothing more', async () => {
    for (let i = 0; i < 60; i++) put(`src/many/f${String(i)}.ts`, `export const v${String(i)} = ${String(i)};\n`);
    const embeddings = start();
    const switchOff = embeddings.onMessage(() => {
      switchOff.dispose();
      model = '';
      embeddings.reconfigure();
    });
    await embeddings.refresh();
    assert.deepEqual([server.requests.length, embeddings.message, embeddings.isReady], [1, undefined, false]);
    model = 'm';
    embeddings.reconfigure();
    await embeddings.refresh();
    assert.ok((await find(embeddings, 'customs duty')).includes('src/tax.ts'));
  });
  it('does not call it a failure where it is put away while it searches', async () => {
    const embeddings: Embeddings = start({
      openStore: (source, files) => ({
        ...createPieceStore({ files, file: join(root, 'embeddings.bin'), model: source.id }),
        search: () => {
          excludes = ['**/rain.ts'];
          embeddings.reconfigure();
          return Promise.reject(new Error('The embeddings were put away.'));
        },
      }),
    });
    await embeddings.refresh();
    assert.deepEqual([await find(embeddings, 'customs duty'), embeddings.message], [[], undefined]);
  });
  it('sends nothing where the answer comes after it was switched off', async () => {
    const embeddings = start({
      confirm: () => {
        model = '';
        embeddings.reconfigure();
        return Promise.resolve(true);
      },
    });
    await embeddings.refresh();
    assert.deepEqual([server.requests.length, embeddings.message], [0, undefined]);
  });
});
