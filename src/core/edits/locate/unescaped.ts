import { changeBetween, newLines, oldLines, type Change } from '../change.ts';
import { views } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';
import { lineRuns } from './lineRuns.ts';
import type { Placement } from './placement.ts';

/**
 * The change with one kind of disguise taken off both its old and its new text: line numbers in front, HTML entities,
 * or line ends and tabs written as `\n` and `\t`. It counts only when the old text is then found line for line, once.
 */
export function unescaped(change: Change, index: FileIndex): Placement[] {
  for (const clean of [withoutLineNumbers, withoutEntities, withoutLiteralEscapes]) {
    const search = clean(oldLines(change));
    if (!search) continue;
    const replace = clean(newLines(change)) ?? newLines(change);
    const { quoted: _, ...rest } = change;
    const cleaned: Change = { ...rest, ops: changeBetween(search, replace) };
    for (const view of views.slice(0, 3)) {
      const found = lineRuns(view, cleaned, index);
      if (found.length > 0) return found.map(placement => ({ ...placement, rung: 'unescaped' }));
    }
  }
  return [];
}

/** The lines without the numbers in front, when every line that is not blank has one and they ascend. */
export function withoutLineNumbers(lines: readonly string[]): string[] | undefined {
  const result: string[] = [];
  let last = -1;
  for (const line of lines) {
    const found = /^\s*(\d+)(?: ?[|│:→](?: (?=\S)| ?$)?|\t|: ?)/.exec(line);
    if (!found) {
      if (line.trim() !== '') return undefined;
      result.push(line);
      continue;
    }
    const number = Number(found[1]);
    if (number <= last) return undefined;
    last = number;
    result.push(line.slice(found[0].length));
  }
  return last === -1 ? undefined : result;
}

function withoutEntities(lines: readonly string[]): string[] | undefined {
  const plain = lines.map(line =>
    line.replace(/&(lt|gt|amp|quot|apos|#39|#x27|nbsp);/g, entity => ENTITIES.get(entity) ?? entity),
  );
  return plain.some((line, at) => line !== lines[at]) ? plain : undefined;
}

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

function withoutLiteralEscapes(lines: readonly string[]): string[] | undefined {
  const text = lines.join('\n');
  const plain = text.replaceAll('\\n', '\n').replaceAll('\\t', '\t').replaceAll('\\"', '"');
  if (plain === text) return undefined;
  const result = plain.split('\n');
  if (result.length > 1 && result.at(-1) === '') result.pop();
  return result;
}
