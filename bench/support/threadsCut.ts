import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles, type StoreFiles } from '../../src/core/threads/files.ts';
import { readLog } from '../../src/core/threads/readLog.ts';
import { openThreadStore } from '../../src/core/threads/openThreadStore.ts';
import { delta, turnEnd, turnStart } from '../../test/unit/core/threads/support.ts';

/** Cuts a thread's file at every byte, flips bits, and puts other things in its place: it must open with all that is left. */
export async function measureCut(): Promise<{ readonly n: number; readonly violations: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-cut-'));
  try {
    const { id, bytes } = await sample(folder);
    const path = join(folder, 'threads', `${id}.jsonl`);
    const cases = [...spoilt(bytes)];
    let violations = 0;
    for (const [number, { what, changed, turns }] of cases.entries()) {
      // The reader for all of them, the whole store for some: it is the same reader, but it also keeps damage aside.
      const found = number % 40 === 0 ? await openWhole(folder, path, id, changed) : await readOnly(id, changed);
      if (found === undefined || found < turns) {
        violations++;
        console.error(`${what}: ${String(found)} turns of ${String(turns)}`);
      }
    }
    await rm(path);
    await mkdir(path);
    if ((await openAt(folder, id)) === undefined) violations++;
    return { n: cases.length + 1, violations };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Spoilt {
  readonly what: string;
  readonly changed: Buffer;
  /** How many turns must still be there. */
  readonly turns: number;
}

function* spoilt(bytes: Buffer): Iterable<Spoilt> {
  const whole = countTurns(bytes);
  for (let end = 0; end <= bytes.length; end++) {
    const changed = bytes.subarray(0, end);
    yield { what: `cut at ${String(end)}`, changed, turns: countTurns(changed) };
  }
  for (let i = 0; i < 2000; i++) {
    const at = (i * 7919) % bytes.length;
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (i % 8));
    // One flipped bit can cost one record, or join two by taking the break between them.
    yield { what: `bit ${String(i % 8)} of byte ${String(at)}`, changed, turns: whole - 2 };
  }
  for (const tail of [1, 100, 5000]) {
    const changed = Buffer.concat([bytes, Buffer.alloc(tail)]);
    yield { what: `${String(tail)} NULs`, changed, turns: whole };
  }
  yield { what: 'a byte order mark', changed: Buffer.concat([Buffer.from('\ufeff'), bytes]), turns: whole };
  yield { what: 'CRLF', changed: Buffer.from(bytes.toString().replaceAll('\n', '\r\n')), turns: whole };
  yield { what: 'twice', changed: Buffer.concat([bytes, bytes]), turns: whole };
}

function countTurns(bytes: Buffer): number {
  return bytes
    .toString()
    .split('\n')
    .slice(0, -1)
    .filter(line => line.includes('"type":"turn-start"')).length;
}

async function sample(folder: string): Promise<{ readonly id: string; readonly bytes: Buffer }> {
  const store = await openThreadStore({ folder });
  const open = await store.open((await store.create()).id);
  for (let i = 0; i < 12; i++) {
    const turnId = `t${String(i)}`;
    await open.append(turnStart(turnId, `question ${String(i)} ü`));
    await open.append(delta(turnId, 'an answer\nof two lines'));
    await open.append(turnEnd(turnId));
  }
  const { id } = open.thread;
  await store.dispose();
  return { id, bytes: await readFile(join(folder, 'threads', `${id}.jsonl`)) };
}

async function readOnly(id: string, bytes: Buffer): Promise<number | undefined> {
  const files: StoreFiles = { ...nodeFiles, read: () => Promise.resolve({ bytes, identity: 1 }) };
  try {
    return (await readLog(files, id, '')).scan.thread.turns.length;
  } catch {
    return undefined;
  }
}

async function openWhole(folder: string, path: string, id: string, bytes: Buffer): Promise<number | undefined> {
  await writeFile(path, bytes);
  const turns = await openAt(folder, id);
  // Only ever appended to, never rewritten.
  return (await readFile(path)).subarray(0, bytes.length).equals(bytes) ? turns : undefined;
}

async function openAt(folder: string, id: string): Promise<number | undefined> {
  const store = await openThreadStore({ folder });
  try {
    const open = await store.open(id);
    await store.list();
    return open.thread.turns.length;
  } catch {
    return undefined;
  } finally {
    await store.dispose();
  }
}
