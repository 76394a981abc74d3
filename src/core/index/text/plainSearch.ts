import { skippedByContent } from '../files/fileGate.ts';
import { listFiles } from '../files/manifest.ts';
import { readShared } from '../source/readFile.ts';
import { anywhere, globsOf, isSearched } from './searchGlobs.ts';
import { lineAround, TextSearchError } from './textMatch.ts';
import type { SearchPlace, TextMatch, TextQuery } from './textMatch.ts';

/** Searches the text of files, line by line, without ripgrep. Throws where the pattern is not a regular expression. */
export async function* plainSearch(place: SearchPlace, query: TextQuery): AsyncGenerator<readonly TextMatch[]> {
  const pattern = toRegExp(query);
  let left = query.limit;
  for (const { path, text } of place.unsaved) {
    if (left <= 0 || !isSearched(path, place, query)) continue;
    const matches = matchesIn(path, text, pattern, left);
    left -= matches.length;
    if (matches.length > 0) yield matches;
  }
  const unsaved = new Set(place.unsaved.map(it => it.path));
  for (const root of place.roots) {
    const { includes, excludes } = globsOf(root, query.globs);
    const all = [...place.excludes, ...excludes.map(anywhere)];
    const { files } = await listFiles(root, { excludes: all, includes, useGit: false, maxFiles: Infinity });
    for (const { path, file, size } of files) {
      if (left <= 0) return;
      const text = size > LARGEST || unsaved.has(path) ? undefined : readText(file);
      if (text === undefined) continue;
      const matches = matchesIn(path, text, pattern, left);
      left -= matches.length;
      if (matches.length > 0) yield matches;
    }
  }
}

const LARGEST = 10 * 1024 * 1024;

function toRegExp({ pattern, isRegexp, isCaseSensitive, isWord }: TextQuery): RegExp {
  const source = isRegexp ? pattern : pattern.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const whole = isWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
  try {
    return new RegExp(whole, isCaseSensitive ? 'gu' : 'giu');
  } catch (error) {
    // V8 repeats the pattern before it says what is wrong with it.
    const message = String(error).replace(/^SyntaxError: Invalid regular expression: .*\/\w*: /s, '');
    throw new TextSearchError(message, { isOfPattern: true });
  }
}

function matchesIn(path: string, content: string, pattern: RegExp, limit: number): TextMatch[] {
  const found: TextMatch[] = [];
  for (const [number, line] of content.split('\n').entries()) {
    for (const { 0: match, index } of line.matchAll(pattern)) {
      if (match === '') break;
      const text = lineAround(line, index + 1);
      found.push({ path, line: number + 1, column: index + 1, length: match.length, text });
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
