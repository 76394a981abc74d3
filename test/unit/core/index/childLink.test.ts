import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildLink } from '../../../../src/core/index/childLink.ts';
import { until } from '../../../support/until.ts';

describe('a child process that ends by itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-child-'));
  const childPath = join(folder, 'child.cjs');
  writeFileSync(childPath, 'process.on("message", ({ note }) => note?.type === "rescan" && process.exit(9));');
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Lets children live so many milliseconds each; what came of them, in the order of events. */
  const lives = async (milliseconds: readonly number[]): Promise<readonly string[]> => {
    let now = 0;
    const events: string[] = [];
    const index = { roots: [], storageFolder: folder, grammarsFolder: '', excludes: [], useGit: false, openFiles: [] };
    const link = new ChildLink({
      childPath,
      index: { ...index, maxFiles: 0, maxBytes: 0, parsers: 1 },
      onStatus: () => undefined,
      onGivenUp: () => events.push('given up'),
      log: message => events.push(message.replace(/\(.*/, '').trim()),
      now: () => now,
    });
    link.start();
    for (const [position, life] of milliseconds.entries()) {
      now += life;
      link.note({ type: 'rescan' });
      await until(() => events.length > position, { what: `the end of child ${position + 1}` });
    }
    link.dispose();
    return events;
  };

  const END = 'The index process ended';
  const HOUR = 3_600_000;
  it('is started twice more', async () => {
    assert.deepEqual(await lives([1, HOUR, 1]), [END, END, END, 'given up']);
  });

  it('does not count where it was long at work', async () => {
    assert.deepEqual(await lives([1, HOUR + 1, HOUR + 1, 1]), [END, END, END, END]);
  });
});
