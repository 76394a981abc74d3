import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import { isIgnored } from '../index/files/manifest.ts';
import type { Workspace, WorkspaceFolder } from '../workspace.ts';
import { isSensitiveFile } from './sensitiveFile.ts';

/** Whether the text of a file may go into a chat. */
export type Access =
  | { readonly type: 'free' }
  /** Only after the user has said yes, each time. `why` completes “this file …”. */
  | { readonly type: 'ask'; readonly why: string }
  /** The workspace says that it is never shown. */
  | { readonly type: 'never'; readonly why: string };

/** Tells of a path, as the workspace names it, whether its file may be attached. */
export type FileAccess = (path: string) => Promise<Access>;

export interface FileAccessDeps {
  readonly workspace: Pick<Workspace, 'folders'>;
  /** The globs of `files.exclude` and `search.exclude` that are on. */
  readonly excludes: () => readonly string[];
}

/** Holds `.parleyignore`, names of secret files, the editor's exclusions and `.gitignore` against a path, in this order. */
export function createFileAccess({ workspace, excludes }: FileAccessDeps): FileAccess {
  return async path => {
    const place = placeOf(workspace.folders(), path);
    if (place && (await isHidden(place))) return { type: 'never', why: 'is left out by .parleyignore' };
    if (isSensitiveFile(path)) return { type: 'ask', why: 'may hold keys or passwords' };
    const isLeftOut = place && isIgnored({ path: place.folder.path, prefix: '' }, place.path, excludes());
    return isLeftOut ? { type: 'ask', why: 'is left out by .gitignore or by the settings' } : { type: 'free' };
  };
}

/** Where no workspace can be asked. */
export const accessByName: FileAccess = path =>
  Promise.resolve(isSensitiveFile(path) ? { type: 'ask', why: 'may hold keys or passwords' } : { type: 'free' });

/** A file of the workspace, by its folder and the path in it. */
interface Place {
  readonly folder: WorkspaceFolder;
  readonly path: string;
}

function placeOf(folders: readonly WorkspaceFolder[], path: string): Place | undefined {
  const clean = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  // Another file than one of the workspace: what is in it, no list of the workspace knows.
  if (clean === '' || clean.startsWith('/') || /^[a-zA-Z]:/.test(clean) || clean.split('/').includes('..')) {
    return undefined;
  }
  const [root = '', ...rest] = clean.split('/');
  const named = folders.length > 1 && rest.length > 0 ? folders.find(folder => folder.name === root) : undefined;
  if (named) return { folder: named, path: rest.join('/') };
  const [first] = folders;
  return first ? { folder: first, path: clean } : undefined;
}

async function isHidden({ folder, path }: Place): Promise<boolean> {
  const text = await readFile(join(folder.path, '.parleyignore'), 'utf8').catch(() => '');
  return text !== '' && ignore().add(text).ignores(path);
}
