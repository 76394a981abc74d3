import type { FileHit } from '../../../shared/indexStatus.ts';
import type { FileList } from './fileList.ts';
import { keepBest } from './keepBest.ts';
import { matchName } from './matchName.ts';

/** Folders that hold files, or folders with files, whose name or path fits; with nothing asked the upper ones first. */
export function findFolders(files: FileList, query: string, limit: number): readonly FileHit[] {
  const wanted = query
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .replace(/\/+$/, '');
  const best: FileHit[] = [];
  for (const path of withParents(files.folders)) {
    const score = scoreOf(path, wanted);
    if (score > 0) keepBest(best, { path, score }, compareHits, limit);
  }
  return best;
}

function withParents(folders: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const folder of folders) {
    for (let path = folder; path !== '' && !all.has(path); path = parentOf(path)) all.add(path);
  }
  return all;
}

function scoreOf(path: string, wanted: string): number {
  if (wanted === '') return Math.max(1, 40 - path.split('/').length);
  const own = matchName(nameOf(path), nameOf(wanted));
  if (!wanted.includes('/')) return own;
  return path.toLowerCase().includes(wanted.toLowerCase()) ? Math.max(own, 73) : 0;
}

function compareHits(a: FileHit, b: FileHit): number {
  return b.score - a.score || a.path.length - b.path.length || (a.path < b.path ? -1 : 1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
