import { changeBetween, newLines, oldLines, type Change } from '../change.ts';
import { views } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';
import { lineRuns } from './lineRuns.ts';
import { numbering, withoutNumbers } from './lineNumbers.ts';
import type { Placement } from './placement.ts';

/** Takes one kind of disguise off the old and the new text; undefined where the old text does not wear it. */
type Cleaner = (search: readonly string[], replace: readonly string[]) => Cleaned | undefined;
type Cleaned = { readonly search: readonly string[]; readonly replace: readonly string[] };

/**
 * The change with one kind of disguise taken off both its old and its new text: line numbers in front, HTML entities,
 * or line ends and tabs written as `\n` and `\t`. It counts only when the old text is then found line for line, once.
 */
export function unescaped(change: Change, index: FileIndex): Placement[] {
  for (const clean of cleaners) {
    const cleaned = clean(oldLines(change), newLines(change));
    if (!cleaned) continue;
    const { quoted: _, ...rest } = change;
    const plain: Change = { ...rest, ops: changeBetween(cleaned.search, cleaned.replace) };
    for (const view of views.slice(0, 3)) {
      const found = lineRuns(view, plain, index);
      if (found.length > 0) return found.map(placement => ({ ...placement, rung: 'unescaped' }));
    }
  }
  return [];
}

/** New lines may be numbered on, begin again or have 0 in front; where only some are numbered, nobody knows what is meant. */
const lineNumbers: Cleaner = (search, replace) => {
  const style = numbering(search);
  const plain = style && withoutNumbers(search, style);
  if (!style || !plain) return undefined;
  const next = withoutNumbers(replace, style);
  return next && { search: plain, replace: next };
};

const entities: Cleaner = (search, replace) => {
  const clean = (line: string): string =>
    line.replace(/&(lt|gt|amp|quot|apos|#39|#x27|nbsp);/g, entity => ENTITIES.get(entity) ?? entity);
  const plain = search.map(clean);
  return plain.some((line, at) => line !== search[at]) ? { search: plain, replace: replace.map(clean) } : undefined;
};

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&nbsp;', ' '],
]);

const escapes: Cleaner = (search, replace) => {
  const plain = withoutEscapes(search);
  return plain && { search: plain, replace: withoutEscapes(replace) ?? replace };
};

/** Line ends, tabs and quotes that are written out, put in. */
function withoutEscapes(lines: readonly string[]): readonly string[] | undefined {
  const text = lines.join('\n');
  const plain = text.replace(/\\[nt"]/g, escape => WRITTEN.get(escape) ?? escape);
  if (plain === text) return undefined;
  const result = plain.split('\n');
  if (result.length > 1 && result.at(-1) === '') result.pop();
  return result;
}

const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\"', '"'],
]);

const cleaners: readonly Cleaner[] = [lineNumbers, entities, escapes];
