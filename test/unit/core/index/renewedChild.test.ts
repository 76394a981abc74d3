import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnsavedTexts } from '../../../../src/core/index/unsavedTexts.ts';
import type { SymbolIndex } from '../../../../src/core/index/symbolIndex.ts';
import { IndexFolder } from '../../../support/indexChild.ts';
import { until } from '../../../support/until.ts';

describe('a child that has built an index', function () {
  this.timeout(60_000);
  const folder = new IndexFolder();
  let index: SymbolIndex;
  const write = (path: string, text: string): void => writeFileSync(join(folder.workspace, path), text);
  /** The definition of that very name, by a question. */
  const found = async (name: string): Promise<string | undefined> => {
    const hits = await index.search(name, { limit: 5, unit: 'symbol' });
    return hits.find(hit => hit.symbol?.name === name)?.path;
  };
  before(async () => {
    mkdirSync(folder.workspace);
    for (let i = 0; i < 250; i++)
      write(`file${i}.ts`, `export function made${i}(value: number) {\n  return value;\n}\n`);
    index = await folder.start();
  });
  after(() => {
    index.dispose();
    folder.dispose();
  });

  it('gives way to another, and what is asked and told meanwhile is answered and known', async () => {
    const { pid } = await index.stats();
    index.didChange('file7.ts', 'export function notYetSaved() {}\n');
    index.didChange('file8.ts', 'export function savedInTheEnd() {}\n');
    // The change begins with the answer to this one, since nobody waits for another.
    await index.settled();
    write('file8.ts', 'export function savedInTheEnd() {}\n');
    index.didSave('file8.ts');
    index.didChange('file9.ts', 'export function typedMeanwhile() {}\n');
    rmSync(join(folder.workspace, 'file10.ts'));
    index.didDelete('file10.ts');
    const stop = new AbortController();
    const aborted = assert.rejects(index.search('made12', { limit: 3 }, stop.signal), { name: 'AbortError' });
    stop.abort();
    const [stats, file, symbols] = await Promise.all([index.stats(), found('made11'), index.symbols('made12', 1)]);
    assert.notEqual(stats.pid, pid);
    assert.deepEqual([file, symbols.map(it => it.path)], ['file11.ts', ['file12.ts']]);
    await aborted;
    await index.settled();
    assert.deepEqual(
      [await found('notYetSaved'), await found('savedInTheEnd'), await found('typedMeanwhile')],
      ['file7.ts', 'file8.ts', 'file9.ts'],
    );
    assert.deepEqual([await found('made7'), await found('made10'), folder.log], [undefined, undefined, []]);
  });

  it('stays the same from then on, and unsaved texts outlive a look at all files', async () => {
    const { pid } = await index.stats();
    for (let i = 20; i < 240; i++)
      write(`file${i}.ts`, `export function again${i}(value: number) {\n  return value;\n}\n`);
    index.rescan();
    await index.settled();
    assert.deepEqual([await found('again25'), await found('notYetSaved')], ['file25.ts', 'file7.ts']);
    assert.equal((await index.stats()).pid, pid);
  });

  it('knows unsaved texts after a crash, until the disk counts again', async () => {
    process.kill((await index.stats()).pid, 'SIGKILL');
    await until(() => folder.log.length > 0, { what: 'the end of the child' });
    await index.settled();
    assert.deepEqual([await found('notYetSaved'), await found('typedMeanwhile')], ['file7.ts', 'file9.ts']);
    index.didSave('file7.ts');
    await index.settled();
    assert.deepEqual([await found('notYetSaved'), await found('made7')], [undefined, 'file7.ts']);
  });

  it('gives way once more after it was told to begin anew', async () => {
    const { pid } = await index.stats();
    index.rebuild();
    await index.settled();
    assert.notEqual((await index.stats()).pid, pid);
    await index.settled();
    assert.deepEqual([await found('typedMeanwhile'), await found('again25')], ['file9.ts', 'file25.ts']);
  });
});

describe('unsaved texts', () => {
  it('are known until they are saved, or their file or folder is gone', () => {
    const texts = new UnsavedTexts();
    for (const path of ['a.ts', 'b.ts', 'c/d.ts', 'c/e.ts', 'cd.ts']) texts.set(path, path);
    texts.set('a.ts', 'newer');
    texts.delete('b.ts');
    texts.deleteUnder('c');
    assert.deepEqual(texts.entries(), [
      ['a.ts', 'newer'],
      ['cd.ts', 'cd.ts'],
    ]);
  });
});
