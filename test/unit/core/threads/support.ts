import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles, type StoreFile, type StoreFiles } from '../../../../src/core/threads/files.ts';
import type { NewTurn, ThreadEvent } from '../../../../src/shared/threadEvent.ts';

/** A folder of its own for one test. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-threads-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resolves when `probe` holds; throws after a few seconds. */
export async function eventually(probe: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 5000; !(await probe());) {
    if (performance.now() > end) throw new Error('What was waited for did not come.');
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}

export function turnStart(id: string, text: string, parent?: string): ThreadEvent {
  const turn: NewTurn = { id, created: 1000, text, context: [], model: 'm', ...(parent ? { parent } : {}) };
  return { type: 'turn-start', at: 1000, turn };
}

export function delta(turnId: string, text: string): ThreadEvent {
  return { type: 'turn-delta', turnId, text };
}

export function turnEnd(turnId: string, ended = 2000): ThreadEvent {
  return { type: 'turn-end', turnId, outcome: { type: 'done', finishReason: 'stop', ended } };
}

/** What goes wrong with a call: an error of this code, or a write that takes only half. */
export type Fault = 'EIO' | 'ENOSPC' | 'EACCES' | 'EBUSY' | 'EMFILE' | 'short' | undefined;

/** A disk that fails when it is told to. `decide` is asked before each call, which are numbered from 1. */
export function faultyFiles(decide: (call: number, name: string) => Fault, real: StoreFiles = nodeFiles): StoreFiles {
  let calls = 0;
  const check = (name: string): Fault => {
    const fault = decide(++calls, name);
    if (fault === undefined || (fault === 'short' && name === 'write')) return fault;
    throw Object.assign(new Error(`${fault}: made to fail, ${name}`), { code: fault === 'short' ? 'EIO' : fault });
  };
  const guard =
    <A extends readonly unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      check(name);
      return call(...args);
    };
  const wrap = (file: StoreFile): StoreFile => ({
    write: async bytes => {
      const isShort = check('write') === 'short';
      return file.write(isShort ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes);
    },
    sync: guard('sync', () => file.sync()),
    facts: guard('facts', () => file.facts()),
    close: async () => {
      await file.close();
      check('close');
    },
  });
  return {
    list: guard('list', real.list),
    stat: guard('stat', real.stat),
    read: guard('read', real.read),
    open: guard('open', async (path, mode) => wrap(await real.open(path, mode))),
    rename: guard('rename', real.rename),
    remove: guard('remove', real.remove),
    makeFolder: guard('makeFolder', real.makeFolder),
    syncFolder: guard('syncFolder', real.syncFolder),
    touch: guard('touch', real.touch),
  };
}
