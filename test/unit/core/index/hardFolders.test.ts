import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SymbolIndex } from '../../../../src/core/index/symbolIndex.ts';
import { IndexFolder } from '../../../support/indexChild.ts';

const MEGABYTE = 1024 * 1024;

describe('an index of a folder that is hard on it', function () {
  this.timeout(60_000);
  let folder: IndexFolder;
  beforeEach(() => {
    folder = new IndexFolder();
    mkdirSync(folder.workspace);
  });
  afterEach(() => folder.dispose());
  const inWorkspace = (path: string): string => join(folder.workspace, path);

  it('tells of a file of 200 MB, a line of 5 MB and links in a circle, and finds the rest', async () => {
    writeFileSync(inWorkspace('good.ts'), 'export function stillFound() {}\n');
    writeFileSync(inWorkspace('huge.ts'), `export function headOfHuge() {}\n${'// and so on\n'.repeat(5000)}`);
    // A file with a hole: the rest reads as zeros.
    truncateSync(inWorkspace('huge.ts'), 200 * MEGABYTE);
    writeFileSync(inWorkspace('line.ts'), `export const line = '${'x'.repeat(5 * MEGABYTE)}';\n`);
    symlinkSync(folder.workspace, inWorkspace('circle'));
    const index = await folder.start();
    await index.settled();
    const { phase, files, skipped } = index.status();
    const found = await Promise.all(['stillFound', 'headOfHuge'].map(name => firstPath(index, name)));
    const { peakRssMB } = await index.stats();
    const leftOut = (await index.leftOut()).map(it => [it.reason, it.count, it.paths.join()]).sort();
    index.dispose();
    assert.deepEqual(leftOut, [
      ['minified', 1, 'line.ts'],
      ['symlink', 1, 'circle'],
      ['too-big', 1, 'huge.ts'],
    ]);
    assert.deepEqual(
      { phase, files, found, skipped },
      {
        phase: 'ready',
        files: 2,
        found: ['good.ts', 'huge.ts'],
        skipped: { 'too-big': 1, minified: 1, symlink: 1 },
      },
    );
    assert.ok(peakRssMB < 250, `the file of 200 MB was not read whole: ${peakRssMB} MB`);
  });

  it('tells what it left out where there is more than it may take', async () => {
    for (let i = 0; i < 30; i++) writeFileSync(inWorkspace(`file${i}.ts`), `export const made${i} = 1;\n`);
    const index = await folder.start({ maxFiles: 20 });
    await index.settled();
    const { files, skipped, message } = index.status();
    index.dispose();
    assert.deepEqual([files, skipped], [20, { 'too-many-files': 10 }]);
    assert.match(message ?? '', /10 files were left out\. Exclude folders .* raise parley\.index\.maxFiles\.$/);
  });

  it('keeps its size through 1,000 saves', async function () {
    if (process.platform !== 'linux') this.skip();
    const source = (round: number): string => {
      const rest = Array.from({ length: 4 }, (_, i) => `export function thing${i}(value: number) {}\n`).join('\n');
      return `export function renamed${round}() {}\n${rest}`;
    };
    writeFileSync(inWorkspace('a.ts'), source(0));
    const index = await folder.start();
    await index.settled();
    const { pid } = await index.stats();
    const sizes: { readonly chunks: number; readonly megabytes: number }[] = [];
    // What saves replace is thrown away at every 64th.
    for (let save = 1; save <= 1024; save++) {
      index.didChange('a.ts', source(save));
      await index.settled();
      if (save % 512 === 0) sizes.push({ ...(await index.stats()), megabytes: residentMegabytes(pid) });
    }
    const names = (await index.symbols('renamed', 5)).map(it => it.name);
    index.dispose();
    const [half, all] = sizes;
    assert.ok(half && all);
    assert.deepEqual([names, all.chunks], [['renamed1024'], half.chunks]);
    assert.ok(all.megabytes < half.megabytes * 1.15, `${half.megabytes} MB half way, ${all.megabytes} MB at the end`);
  });
});

async function firstPath(index: SymbolIndex, query: string): Promise<string | undefined> {
  return (await index.search(query, { limit: 1 }))[0]?.path;
}

function residentMegabytes(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
}
