import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SymbolIndex } from '../../../../src/core/index/symbolIndex.ts';
import { INDEX_OFF } from '../../../../src/shared/indexStatus.ts';
import { IndexFolder } from '../../../support/indexChild.ts';

describe('an index whose folders and settings change', function () {
  this.timeout(30_000);
  const folder = new IndexFolder();
  let index: SymbolIndex;
  before(async () => {
    for (const name of ['first', 'second']) {
      mkdirSync(join(folder.workspace, name), { recursive: true });
      writeFileSync(join(folder.workspace, name, 'a.ts'), `export function ${name}One() {}\n`);
    }
    index = await folder.start();
  });
  after(() => {
    index.dispose();
    folder.dispose();
  });

  const names = async (): Promise<readonly string[]> => {
    await index.settled();
    return (await index.symbols('One', 5)).map(it => it.name).sort();
  };

  it('goes on as it is where nothing differs, whatever is open', async () => {
    const { pid } = await index.stats();
    index.reconfigure(await folder.options({ openFiles: ['first/a.ts'] }));
    assert.deepEqual(await names(), ['firstOne', 'secondOne']);
    assert.equal((await index.stats()).pid, pid);
  });

  it('is off, and on again', async () => {
    index.reconfigure(await folder.options({ enabled: false }));
    assert.deepEqual(index.status(), INDEX_OFF);
    assert.deepEqual(await index.symbols('One', 5), []);
    index.reconfigure(await folder.options());
    assert.deepEqual(await names(), ['firstOne', 'secondOne']);
  });

  it('says that no folder is open', async () => {
    const options = await folder.options();
    index.reconfigure({ ...options, folders: [] });
    assert.deepEqual(index.status(), { ...INDEX_OFF, message: index.status().message });
    assert.match(index.status().message ?? '', /No folder/);
    index.reconfigure(options);
    assert.deepEqual(await names(), ['firstOne', 'secondOne']);
  });

  it('leaves out what is excluded from now on', async () => {
    index.reconfigure(await folder.options({ excludes: ['second'] }));
    assert.deepEqual(await names(), ['firstOne']);
  });

  it('looks into the folders that are open now', async () => {
    const options = await folder.options();
    index.reconfigure({ ...options, folders: [{ name: 'second', path: join(folder.workspace, 'second') }] });
    assert.deepEqual(await names(), ['secondOne']);
  });
});
