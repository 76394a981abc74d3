import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import type { ManifestFile } from '../../src/core/index/files/manifest.ts';

/** Ranks files by a question; paths, best first. */
export type Ranker = (query: string) => readonly string[];

/** MiniSearch over whole files, with its own defaults. */
export function miniSearchRanker(files: readonly ManifestFile[]): Ranker {
  const index = new MiniSearch<{ id: string; path: string; text: string }>({ fields: ['path', 'text'], idField: 'id' });
  index.addAll(files.map(({ path, file }) => ({ id: path, path, text: readFileSync(file, 'utf8') })));
  return query =>
    index
      .search(query)
      .slice(0, 10)
      .map(hit => String(hit.id));
}

/** ripgrep (`program`): how many of the question's words a file has, then how often. */
export function ripgrepRanker(program: string, folder: string): Ranker {
  return query => {
    const words = [...new Set(query.toLowerCase().match(/[a-z_$][\w$]{2,}/g))].filter(word => !STOP_WORDS.has(word));
    if (words.length === 0) return [];
    const args = ['-o', '-i', '-F', '--no-line-number', '--no-heading', '--null', ...words.flatMap(it => ['-e', it])];
    const { stdout } = spawnSync(program, [...args, '.'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
    const counts = new Map<string, Map<string, number>>();
    for (const line of stdout.split('\n')) {
      const [path = '', word = ''] = line.split('\0');
      if (path === '') continue;
      const own = counts.get(path) ?? new Map<string, number>();
      counts.set(path, own.set(word.toLowerCase(), (own.get(word.toLowerCase()) ?? 0) + 1));
    }
    const scored = [...counts].map(([path, own]) => {
      const frequency = [...own.values()].reduce((sum, count) => sum + Math.log1p(count), 0);
      return { path: path.replace(/^\.\//, ''), score: own.size * 1000 + frequency };
    });
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, 10)
      .map(it => it.path);
  };
}

const STOP_WORDS = new Set(
  'the and for with that this from are was not you can into when then than will its has have had all any but'.split(
    ' ',
  ),
);
