import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SymbolIndex } from '../../../../src/core/index/symbolIndex.ts';
import { IndexFolder } from '../../../support/indexChild.ts';
import { systemCalls } from '../../../support/systemCalls.ts';

const PATHS = Array.from({ length: 500 }, (_, i) => `file${i}.ts`);

describe('an index that is off', function () {
  this.timeout(30_000);
  const folder = new IndexFolder();
  const onDisk = PATHS.map(path => join(folder.workspace, path));
  let index: SymbolIndex;
  before(async () => {
    mkdirSync(folder.workspace);
    for (const file of onDisk) writeFileSync(file, 'export function found() {}\n'.repeat(50));
    index = await folder.start({ enabled: false });
  });
  after(() => {
    index.dispose();
    folder.dispose();
  });

  /** All that may be said to an index: none of it may wake one that is off. */
  const tell = (): void => {
    for (const path of PATHS) {
      index.didSave(path);
      index.didSave(path, 'export const saved = 1;\n');
      index.didChange(path, 'export const changed = 1;\n');
      index.didDelete(path);
    }
    index.rescan();
    index.pause();
    index.resume();
    index.rebuild();
    index.start();
  };

  it('finds nothing, and says that it is off', async () => {
    const text = 'class A {}\n';
    assert.deepEqual(
      [
        index.status().phase,
        await index.search('found', { limit: 5 }),
        await index.symbols('found', 5),
        await index.files('file1', 5),
        await index.references('found', 5),
        await index.outline('file1.ts', 'typescript', text),
        await index.enclosing('file1.ts', 'typescript', text, 1),
        await index.syntaxErrors('file1.ts', 'typescript', text),
      ],
      ['off', [], [], [], [], [], undefined, undefined],
    );
    await assert.rejects(index.stats());
  });

  it('reads no file, starts no process, and leaves no timer or watcher behind', async () => {
    // The runner starts a timer of its own for this test.
    await new Promise(setImmediate);
    const before = process.getActiveResourcesInfo().sort();
    const calls = await systemCalls(async () => {
      tell();
      await index.search('found', { limit: 5 });
    });
    assert.deepEqual([calls, process.getActiveResourcesInfo().sort(), folder.log], [[], before, []]);
    assert.equal(existsSync(folder.storage), false);
  });

  it('takes less of the processor than one look at the files', () => {
    const off = cpuOf(tell);
    const reading = cpuOf(() => onDisk.forEach(file => readFileSync(file)));
    assert.ok(off < reading, `${off} µs for all that it was told, ${reading} µs to read the files once`);
  });

  it('is measured by a count that sees an index that is on', async () => {
    const other = new IndexFolder();
    mkdirSync(other.workspace);
    const calls = await systemCalls(async () => {
      const on = await other.start();
      await on.settled();
      on.dispose();
    });
    other.dispose();
    assert.ok(calls.includes('fork'), calls.join(' '));
  });
});

/** Microseconds of the processor. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
