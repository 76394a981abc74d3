import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SymbolIndex } from '../../../../src/core/index/symbolIndex.ts';
import { IndexFolder } from '../../../support/indexChild.ts';
import { until } from '../../../support/until.ts';

const FILES = {
  'src/retry.ts': `import { wait } from './wait.ts';

/** Calls a function again while it fails. */
export async function retryWithBackoff(call: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    await wait(attempt * 100);
  }
}
`,
  'src/wait.ts': `export class Clock {
  /** Sleeps. */
  static sleep(milliseconds: number): void {}
}
export const wait = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds));
`,
  'docs/retry.md': '# Retry\n\nHow failures are tried again.\n',
  'photo.png': 'not read',
  '.env': 'KEY=secret',
};

describe('the index of a workspace', function () {
  // The child has a low priority, and a busy machine makes it wait.
  this.timeout(30_000);

  const folder = new IndexFolder();
  let index: SymbolIndex;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder.workspace, path)), { recursive: true });
    writeFileSync(join(folder.workspace, path), text);
  };
  const found = async (query: string): Promise<readonly string[]> => {
    return (await index.search(query, { limit: 10 })).map(hit => hit.path);
  };

  before(async () => {
    for (const [path, text] of Object.entries(FILES)) write(path, text);
    index = await folder.start();
    await index.settled();
  });
  after(() => {
    index.dispose();
    folder.dispose();
  });

  it('tells what it holds and what it left out', () => {
    const { phase, files, symbols, skipped } = index.status();
    assert.deepEqual(
      { phase, files, symbols, skipped },
      { phase: 'ready', files: 3, symbols: 5, skipped: { binary: 1, secret: 1 } },
    );
  });

  it('finds files by a question, with the definition that answers it', async () => {
    const [hit] = await index.search('call again when it fails', { limit: 10 });
    assert.deepEqual(
      [hit?.path, hit?.startLine, hit?.endLine, hit?.symbol?.name, hit?.matched],
      ['src/retry.ts', 3, 8, 'retryWithBackoff', ['call', 'fails', 'again']],
    );
  });

  it('finds definitions by a question', async () => {
    const hits = await index.search('sleep', { limit: 10, kinds: ['method'] });
    assert.deepEqual(
      hits.map(hit => hit.symbol),
      [
        {
          name: 'sleep',
          kind: 'method',
          path: 'src/wait.ts',
          startLine: 3,
          endLine: 3,
          container: 'Clock',
          signature: 'static sleep(milliseconds: number): void',
          doc: 'Sleeps.',
        },
      ],
    );
  });

  it('finds definitions by name', async () => {
    const names = async (query: string) => (await index.symbols(query, 10)).map(it => it.name);
    assert.deepEqual(await names('rwb'), ['retryWithBackoff']);
    assert.deepEqual(await names('Clock.sleep'), ['sleep']);
    assert.deepEqual(await names('Retry.sleep'), []);
  });

  it('finds files by path, and references by name', async () => {
    assert.deepEqual(
      (await index.files('retry', 5)).map(it => it.path),
      ['src/retry.ts', 'docs/retry.md'],
    );
    const places = (await index.references('wait', 10)).map(
      it => `${it.path}:${it.line}:${it.column} ${it.isDefinition}`,
    );
    assert.deepEqual(places, ['src/wait.ts:5:14 true', 'src/retry.ts:1:10 false', 'src/retry.ts:6:11 false']);
  });

  it('knows the definition around a line of any text', async () => {
    const text = 'class A {\n  b() {\n    return 1;\n  }\n}\n';
    const at = async (line: number) => (await index.enclosing('new.ts', 'typescript', text, line))?.name;
    assert.deepEqual([await at(1), await at(3), await at(5), await at(6)], ['A', 'b', 'A', undefined]);
  });

  it('follows saves, unsaved text, new files and deletions', async () => {
    write('src/fresh.py', 'def brand_new_thing():\n    pass\n');
    index.didSave('src/fresh.py');
    index.didChange('src/wait.ts', 'export function entirelyDifferent() {}\n');
    write('node_modules/x/index.js', 'function brandNewThing() {}');
    index.didSave('node_modules/x/index.js');
    await index.settled();
    assert.deepEqual(await found('brandNewThing'), ['src/fresh.py']);
    assert.deepEqual(await found('entirelyDifferent'), ['src/wait.ts']);
    assert.deepEqual(await index.symbols('Clock', 5), []);
    rmSync(join(folder.workspace, 'src/fresh.py'));
    index.didDelete('src/fresh.py');
    index.didSave('src/wait.ts');
    await index.settled();
    assert.ok(!(await found('brandNewThing')).includes('src/fresh.py'));
    assert.equal((await index.symbols('Clock', 5)).length, 1);
  });

  it('looks at all files again when it is told to', async () => {
    write('src/later.ts', 'export const muchLater = 1;\n');
    index.rescan();
    await index.settled();
    assert.deepEqual(await found('muchLater'), ['src/later.ts']);
  });

  it('leaves out what is ignored from now on, and takes it in again', async () => {
    write('.parleyignore', 'src/l*.ts\n');
    index.didSave('.parleyignore');
    await index.settled();
    assert.deepEqual(await found('muchLater'), []);
    rmSync(join(folder.workspace, '.parleyignore'));
    index.didDelete('.parleyignore');
    await index.settled();
    assert.deepEqual(await found('muchLater'), ['src/later.ts']);
  });

  it('keeps what is not saved when it looks at all files or begins anew, until it is taken back', async () => {
    index.didChange('src/later.ts', 'export const notYetSaved = 1;\n');
    for (const again of ['rescan', 'rebuild'] as const) {
      index[again]();
      await index.settled();
      assert.deepEqual(await found('notYetSaved'), ['src/later.ts'], again);
    }
    index.didSave('src/later.ts');
    await index.settled();
    assert.deepEqual([await found('notYetSaved'), await found('muchLater')], [[], ['src/later.ts']]);
  });

  it('pauses and goes on', async () => {
    index.pause();
    await until(() => index.status().phase === 'paused', { what: 'the pause' });
    write('src/meanwhile.ts', 'export const inBetween = 1;\n');
    index.rescan();
    index.resume();
    await index.settled();
    assert.deepEqual([index.status().phase, await found('inBetween')], ['ready', ['src/meanwhile.ts']]);
  });

  it('goes on by itself when it is rebuilt', async () => {
    index.pause();
    await until(() => index.status().phase === 'paused', { what: 'the pause' });
    index.rebuild();
    await index.settled();
    assert.deepEqual([index.status().phase, await found('muchLater')], ['ready', ['src/later.ts']]);
  });

  it('is rejected with what its signal was aborted with', async () => {
    const stop = new AbortController();
    const asked = index.search('anything', { limit: 10 }, stop.signal);
    stop.abort();
    await assert.rejects(asked, { name: 'AbortError' });
  });

  const crash = async (): Promise<void> => {
    process.kill((await index.stats()).pid, 'SIGKILL');
    const before = folder.log.length;
    await until(() => folder.log.length > before, { what: 'the end of the child' });
  };

  it('knows after a crash what is not saved, and that it is paused', async () => {
    index.didChange('src/wait.ts', 'export function survivesCrash() {}\n');
    index.pause();
    await crash();
    await until(async () => (await found('survivesCrash')).length > 0, { what: 'the unsaved text' });
    assert.equal(index.status().phase, 'paused');
    index.resume();
    index.didSave('src/wait.ts');
  });

  it('says that it reads no symbols after two crashes, and is whole again when it is rebuilt', async () => {
    await crash();
    await until(() => index.status().message !== undefined, { what: 'what it says' });
    assert.match(index.status().message ?? '', /stopped twice .* without new symbols\. Rebuild it to try again\.$/);
    index.rebuild();
    await index.settled();
    await index.stats();
    const { phase, message, symbols } = index.status();
    assert.deepEqual([phase, message, symbols > 0], ['ready', undefined, true]);
  });

  it('starts again after a crash, and gives up after three', async () => {
    for (const expected of ['ready', 'ready', 'failed']) {
      await crash();
      await until(() => index.status().phase === expected, { what: expected });
      if (expected === 'ready') assert.deepEqual(await found('muchLater'), ['src/later.ts']);
    }
    assert.deepEqual(await found('muchLater'), []);
    await assert.rejects(index.stats());
    assert.match(index.status().message ?? '', /Rebuild it/);
  });
});

describe('an index that was kept', function () {
  this.timeout(30_000);
  const folder = new IndexFolder();
  const file = join(folder.workspace, 'a.ts');
  before(() => {
    mkdirSync(folder.workspace);
    writeFileSync(file, 'export function first() {}\n');
  });
  after(() => folder.dispose());

  /** Starts an index, asks, and waits until it has ended. */
  const ask = async (query: string): Promise<readonly (string | undefined)[]> => {
    const index = await folder.start();
    const atOnce = (await index.search(query, { limit: 5 })).map(hit => hit.symbol?.name);
    await index.settled();
    const settled = (await index.search(query, { limit: 5 })).map(hit => hit.symbol?.name);
    const { pid } = await index.stats();
    index.dispose();
    await until(() => !isRunning(pid), { what: 'the end of the child' });
    return [...atOnce, '|', ...settled];
  };

  it('answers at once at the next start, notices changes, and survives damage', async () => {
    assert.deepEqual(await ask('first'), ['|', 'first']);
    assert.deepEqual(await ask('first'), ['first', '|', 'first']);
    writeFileSync(file, 'export function second() {}\n');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    assert.deepEqual(await ask('second'), ['|', 'second']);
    const [name = ''] = readdirSync(folder.storage);
    writeFileSync(join(folder.storage, name), 'damaged');
    assert.deepEqual(await ask('second'), ['|', 'second']);
    assert.deepEqual(readdirSync(folder.storage), [name]);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
