import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './support/threadsChild.ts';
import { measureCut } from './support/threadsCut.ts';
import { measureKills } from './support/threadsKills.ts';
import { measureNoSpace } from './support/threadsNoSpace.ts';
import { measureNthCall } from './support/threadsNthCall.ts';
import { measureProcesses } from './support/threadsProcesses.ts';

/** The thread store against killed processes, failing disks, damaged files and several windows; lowdb's own file beside it. */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const kills = numberOf(args, 'kills', 200);
  const seconds = numberOf(args, 'seconds', 10);
  const results: Record<string, unknown> = {};
  const parts: Readonly<Record<string, () => Promise<unknown>>> = {
    cut: measureCut,
    nthCall: measureNthCall,
    noSpace: measureNoSpace,
    processes: async () => ({
      ...(await inFolder(folder => measureProcesses(folder, 5, seconds))),
      two: await inFolder(folder => measureProcesses(folder, 2, seconds)),
    }),
    lowdb: () => inFolder(measureLowdb),
    kills: () => inFolder(folder => measureKills(folder, kills)),
  };
  const only = args.find(arg => arg.startsWith('--only='))?.slice('--only='.length);
  for (const [name, measure] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue;
    results[name] = await measure();
    console.error(`${name}: ${JSON.stringify(results[name])}`);
  }
  return results;
}

/** Two windows that keep their list in one lowdb file, as its documentation shows. */
async function measureLowdb(folder: string): Promise<{ readonly written: number; readonly lost: number }> {
  const path = join(folder, 'threads.json');
  const children = ['one', 'two'].map(name => new Child('threadsLowdbPeer.ts', [path, name, '200']));
  await Promise.all(children.map(child => child.ended()));
  const written = children.reduce((sum, child) => sum + child.lines.length, 0);
  let kept = 0;
  try {
    const data = JSON.parse(await readFile(path, 'utf8')) as { readonly threads: readonly string[] };
    kept = new Set(data.threads).size;
  } catch {
    // Not even JSON any more.
  }
  return { written, lost: written - kept };
}

function numberOf(args: readonly string[], name: string, fallback: number): number {
  const found = args.find(arg => arg.startsWith(`--${name}=`));
  return found === undefined ? fallback : Number(found.slice(name.length + 3));
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-faults-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
