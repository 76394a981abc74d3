import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { structuredPatch } from 'diff';
import { applyCases, type ApplyCase } from './applyCases.ts';
import { editRandomly } from './editRandomly.ts';
import type { FileEdit } from './fileEdit.ts';
import { seeded } from './seeded.ts';

type Edit = FileEdit & { readonly cases: readonly ApplyCase[] };

/**
 * What people changed between two versions of a work, with its cases. Every folder in `folder` is one work, and holds a
 * folder for each of its versions. Of a work with one version only the edits are made up. Works and languages take
 * turns, so that none outweighs the others.
 */
export function versionEdits(folder: string, count: number): Edit[] {
  const random = seeded(20_261);
  const madeUp = new Set<FileEdit>();
  const queues = new Map<string, FileEdit[]>();
  for (const work of readdirSync(folder).sort()) {
    const versions = readdirSync(join(folder, work)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const [old, next] = versions.map(version => join(folder, work, version));
    for (const edit of old === undefined ? [] : editsOf(old, next, random)) {
      if (next === undefined) madeUp.add(edit);
      const key = `${work} ${edit.language}`;
      queues.set(key, [...(queues.get(key) ?? []), edit]);
    }
  }
  const edits: Edit[] = [];
  for (let isLeft = true; isLeft && edits.length < count;) {
    isLeft = false;
    for (const queue of queues.values()) {
      const [edit] = queue.splice(Math.floor(random() * queue.length), 1);
      if (!edit || edits.length >= count) continue;
      isLeft = true;
      const isMadeUp = madeUp.has(edit);
      // Made-up lines have no place that a reader would know them by, and prose has no blocks to show the heads of.
      const isPartial = !isMadeUp && !/^(?:markdown|json|html|yaml)$/.test(edit.language);
      const cases = applyCases(edit, random).filter(it => isPartial || !/^(?:lazy|snippet)/.test(it.form));
      if (cases.length > 0) edits.push({ ...edit, cases });
    }
  }
  return edits;
}

/** So many files of a work and language are enough. */
const MOST = 60;

function editsOf(old: string, next: string | undefined, random: () => number): FileEdit[] {
  const edits: FileEdit[] = [];
  const counts = new Map<string, number>();
  const paths = readdirSync(old, { recursive: true, encoding: 'utf8' }).sort();
  for (const path of paths.map(it => ({ it, rank: random() })).sort((a, b) => a.rank - b.rank)) {
    const language = LANGUAGES[extname(path.it)];
    if (
      language === undefined ||
      /\.min\.|(?:^|\/)(?:dist|lib\/benchmarks|lib\/__tests__|_?esm\w*|_?cjs|umd|bundles)\//.test(path.it)
    )
      continue;
    if ((counts.get(language) ?? 0) >= MOST) continue;
    if (![old, next ?? old].every(it => existsSync(join(it, path.it)))) continue;
    const original = readFileSync(join(old, path.it), 'utf8');
    if (!isWritten(original)) continue;
    const expected = next === undefined ? editRandomly(original, random) : readFileSync(join(next, path.it), 'utf8');
    if (original === expected || !isWritten(expected) || !isSmall(original, expected)) continue;
    counts.set(language, (counts.get(language) ?? 0) + 1);
    edits.push({ path: path.it, language, original, expected });
  }
  return edits;
}

/** Written by hand, as far as one can tell, and of a size that a model would be shown. */
function isWritten(text: string): boolean {
  return (
    text.endsWith('\n') &&
    text.length < 150_000 &&
    !text.includes('\r') &&
    !text.split('\n').some(line => line.length > 400)
  );
}

/** A few places in a file that mostly stays: beyond that there is no telling which lines became which. */
function isSmall(original: string, expected: string): boolean {
  const patch = structuredPatch('a', 'b', original, expected, '', '', { context: 0, maxEditLength: 400 });
  const lines = patch?.hunks.flatMap(hunk => hunk.lines).length ?? 0;
  return patch !== undefined && lines > 0 && patch.hunks.length <= 6 && lines < 0.4 * original.split('\n').length;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.py': 'python',
  '.go': 'go',
  '.rs': 'rust',
  '.c': 'c',
  '.h': 'c',
  '.cc': 'cpp',
  '.cpp': 'cpp',
  '.mm': 'objective-cpp',
  '.m': 'objective-c',
  '.java': 'java',
  '.kt': 'kotlin',
  '.swift': 'swift',
  '.cs': 'csharp',
  '.rb': 'ruby',
  '.sh': 'shellscript',
  '.css': 'css',
  '.scss': 'scss',
  '.html': 'html',
  '.json': 'json',
  '.yml': 'yaml',
  '.yaml': 'yaml',
  '.md': 'markdown',
};
