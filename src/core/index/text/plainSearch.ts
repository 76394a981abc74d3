import { skippedByContent } from '../files/fileGate.ts';
import { listFiles, type Root } from '../files/manifest.ts';
import { readShared } from '../source/readFile.ts';
import { LONGEST_TEXT, type TextMatch, type TextQuery } from './textMatch.ts';

/** Searches the text of files, line by line, without ripgrep. Throws where the pattern is not a regular expression. */
export async function* plainSearch(roots: readonly Root[], query: TextQuery): AsyncGenerator<readonly TextMatch[]> {
  const pattern = toRegExp(query);
  const excludes = query.globs.filter(glob => glob.startsWith('!')).map(glob => anywhere(glob.slice(1)));
  const includes = query.globs.filter(glob => !glob.startsWith('!'));
  let left = query.limit;
  for (const root of roots) {
    const { files } = await listFiles(root, { excludes, includes, useGit: false, maxFiles: Infinity });
    for (const { path, file, size } of files) {
      if (left <= 0) return;
      const text = size > LARGEST ? undefined : readText(file);
      if (text === undefined) continue;
      const matches = matchesIn(path, text, pattern, left);
      left -= matches.length;
      if (matches.length > 0) yield matches;
    }
  }
}

/** As in `.gitignore`, a name without a slash is meant at every depth. */
function anywhere(glob: string): string {
  return glob.includes('/') ? glob : `**/${glob}`;
}

const LARGEST = 10 * 1024 * 1024;

function toRegExp({ pattern, isRegexp, isCaseSensitive, isWord }: TextQuery): RegExp {
  const source = isRegexp ? pattern : pattern.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const whole = isWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
  return new RegExp(whole, isCaseSensitive ? 'gu' : 'giu');
}

function matchesIn(path: string, text: string, pattern: RegExp, limit: number): TextMatch[] {
  const found: TextMatch[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    for (const { 0: match, index } of line.matchAll(pattern)) {
      if (match === '') break;
      const shown = line.trimEnd().slice(0, LONGEST_TEXT);
      found.push({ path, line: number + 1, column: index + 1, length: match.length, text: shown });
      if (found.length >= limit) return found;
    }
  }
  return found;
}

function readText(file: string): string | undefined {
  try {
    const bytes = readShared(file);
    return skippedByContent(bytes) === 'binary' ? undefined : bytes.toString();
  } catch {
    return undefined;
  }
}
