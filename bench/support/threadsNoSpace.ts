import { execFile } from 'node:child_process';
import { mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openThreadStore } from '../../src/core/threads/openThreadStore.ts';
import { turnEnd, turnStart } from '../../test/unit/core/threads/support.ts';
import { countLost, readThreads } from './threadsCheck.ts';

const run = promisify(execFile);

/** A real disk of 2 MB that is full, and then is not. Null where nothing can be mounted. */
export async function measureNoSpace(): Promise<{ readonly lost: number; readonly recovered: boolean } | null> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-full-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  } catch {
    await rmdir(folder);
    return null;
  }
  try {
    return await fillAndFree(folder);
  } finally {
    await run('umount', ['-l', folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function fillAndFree(folder: string): Promise<{ readonly lost: number; readonly recovered: boolean }> {
  await writeFile(join(folder, 'ballast'), Buffer.alloc(1_500_000));
  const store = await openThreadStore({ folder });
  const open = await store.open((await store.create()).id);
  const expected: string[] = [];
  let refused = 0;
  for (let i = 0; i < 400 && refused < 20; i++) {
    const turnId = `t${String(i)}`;
    const stored = await open.append(turnStart(turnId, 'x'.repeat(9000)));
    await open.append(turnEnd(turnId));
    if (stored === 'memory') refused++;
    // Kept in memory or on disk: in the end all of it must be there.
    expected.push(`turn ${open.thread.id} ${turnId}`, `end ${open.thread.id} ${turnId}`);
  }
  const health: string[] = [store.health.type];
  store.onHealth(it => health.push(it.type));
  await rm(join(folder, 'ballast'));
  await store.retry();
  const recovered = refused > 0 && health.join() === 'failing,good';
  // Looked at while the store is still open: nobody had to restart anything.
  const found = await readThreads(folder);
  await store.dispose();
  return { lost: countLost(expected, found.threads) + found.damaged + found.unreadable, recovered };
}
