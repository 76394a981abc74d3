import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openThreadStore } from '../../src/core/threads/openThreadStore.ts';
import { delta, faultyFiles, turnEnd, turnStart, type Fault } from '../../test/unit/core/threads/support.ts';
import { countLost, readThreads } from './threadsCheck.ts';

/** Lets each call to the disk fail in turn, in several ways, and counts where something acknowledged was lost or the caller was thrown at. */
export async function measureNthCall(): Promise<{ readonly n: number; readonly violations: number }> {
  let n = 0;
  let violations = 0;
  for (const fault of ['EIO', 'ENOSPC', 'EMFILE', 'EBUSY', 'short'] satisfies Fault[]) {
    let calls = 1;
    for (let failAt = 0; failAt <= calls; failAt++) {
      const folder = await mkdtemp(join(tmpdir(), 'parley-nth-'));
      let count = 0;
      let what = '';
      const files = faultyFiles((call, name) => {
        count = call;
        if (call === failAt) what = name;
        return call === failAt ? fault : undefined;
      });
      const problems = await lifeOf(folder, files);
      if (failAt === 0) calls = count;
      n++;
      if (problems.length > 0) {
        violations++;
        console.error(`${fault} at call ${String(failAt)} (${what}): ${problems.join('; ')}`);
      }
      await rm(folder, { recursive: true, force: true });
    }
    console.error(`nth call: ${fault}, ${String(calls)} calls`);
  }
  return { n, violations };
}

/** A store's life with all that it can do. Returns what went wrong for its user. */
async function lifeOf(folder: string, files: ReturnType<typeof faultyFiles>): Promise<readonly string[]> {
  const problems: string[] = [];
  const acknowledged: string[] = [];
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      problems.push(`${name} threw ${String(error)}`);
      return undefined;
    }
  };
  const store = await openThreadStore({ folder, files });
  const created = await step('create', () => store.create());
  const open = created && (await step('open', () => store.open(created.id)));
  if (!created || !open) return problems;
  for (const turnId of ['a', 'b', 'c']) {
    await step('append', async () => {
      if ((await open.append(turnStart(turnId, 'text'))) === 'disk') acknowledged.push(`turn ${created.id} ${turnId}`);
      for (let i = 0; i < 30; i++) await open.append(delta(turnId, 'x'.repeat(10)));
      if ((await open.append(turnEnd(turnId))) === 'disk') acknowledged.push(`end ${created.id} ${turnId}`);
    });
  }
  const part = { id: 'p', provider: 'file', label: 'l', tokens: 1, reason: 'r', text: 't' };
  await step('appendContext', () => store.appendContext(created.id, 'a', [part]));
  await step('readContext', () => store.readContext(created.id, 'a'));
  await step('list', () => store.list());
  await step('close', () => open.close());
  // The disk works again by now: nothing may be missing in the end.
  await step('retry', () => store.retry());
  if (store.health.type === 'good') {
    for (const turnId of ['a', 'b', 'c']) acknowledged.push(`end ${created.id} ${turnId}`);
  } else {
    problems.push('still failing');
  }
  // What cannot be done now may say so, as long as nothing is lost.
  await store.trash(created.id).catch(() => undefined);
  await store.restore(created.id).catch(() => undefined);
  await step('list', () => store.list());
  await step('dispose', () => store.dispose());
  const found = await readThreads(folder).catch(() => undefined);
  const lost = found ? countLost(acknowledged, found.threads) + found.damaged + found.unreadable : 1;
  if (lost > 0) problems.push(`${String(lost)} lost`);
  return problems;
}
