import type { CodeIndex } from './codeIndex.ts';

/**
 * The files of the workspace as the index knows them, sorted by path. Ignored files are not among them, and few whose
 * name has no dot.
 */
export async function listFiles(index: CodeIndex, limit: number): Promise<readonly string[]> {
  // Nearly every file has a dot in its name; the index offers no other way to ask for all.
  const hits = await Promise.all(['.', 'Makefile', 'Dockerfile', 'LICENSE'].map(query => index.files(query, limit)));
  const names = new Set(hits.flatMap((found, i) => (i === 0 ? found : found.slice(0, 20))).map(hit => hit.path));
  return [...names].sort().slice(0, limit);
}
