import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import type { FileFacts } from '../../edits/pathGuard.ts';

/**
 * What the disk says of a path in a workspace folder, for `guardPath`: where it really lies once all links are
 * followed. Asked anew right before each write, as a folder can be swapped for a link at any time.
 */
export async function fileFacts(root: string, path: string): Promise<FileFacts> {
  const realRoot = await realpath(root);
  const wanted = join(realRoot, ...path.split('/'));
  const realPath = await realPathOf(wanted);
  const entry = await lstat(realPath).catch(() => undefined);
  return { realRoot, realPath, ...(entry?.isFile() ? { links: entry.nlink } : {}) };
}

/**
 * The name of an entry beside a path that is not there, where the two differ in case or composition only: other
 * systems take them for one file. Undefined where there is none.
 */
export async function aliasOf(root: string, path: string): Promise<string | undefined> {
  const wanted = join(root, ...path.split('/'));
  const names = await readdir(dirname(wanted)).catch(() => []);
  const name = basename(wanted);
  return names.find(it => it !== name && plain(it) === plain(name));
}

async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const entry = await lstat(path).catch(() => undefined);
    // A link that leads nowhere, or in a circle, has no real place: it counts as one outside.
    if (entry?.isSymbolicLink()) return parse(path).root;
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), basename(path));
  }
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
