import { indentOf, isBlank, views } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';

/** A stretch of the file under a heading: the heading's line and the line after the last of its block. */
export type AnchorBlock = { readonly from: number; readonly to: number };

/**
 * The block a reply's headings name (`@@ class A`, then `@@ def f():`), each looked for inside the one before.
 * Undefined when there is no heading, or it does not say which of several lines it means.
 */
export function anchorBlock(anchors: readonly string[], index: FileIndex): AnchorBlock | undefined {
  let block: AnchorBlock | undefined;
  for (const anchor of anchors) {
    const wanted = anchor.trim();
    if (wanted === '') continue;
    const inside = (at: number): boolean => block === undefined || (at > block.from && at < block.to);
    let found = (index.positions(trimmed, [wanted]).get(wanted) ?? []).filter(inside);
    if (found.length === 0 && wanted.length >= 6) {
      found = index.file.lines.flatMap((line, at) =>
        line.includes(wanted) && line.trimStart().startsWith(wanted) && inside(at) ? [at] : [],
      );
    }
    const only = found[0];
    if (only === undefined || found.length > 1) return undefined;
    block = { from: only, to: blockEnd(index.file.lines, only) };
  }
  return block;
}

const trimmed = views[2] ?? { name: 'indentation' as const, key: (line: string) => line.trim() };

/** The line after the block that line `at` heads: what follows it and is indented deeper, with its closing lines. */
export function blockEnd(lines: readonly string[], at: number): number {
  const depth = width(lines[at] ?? '');
  let end = at + 1;
  for (let line = at + 1; line < lines.length; line++) {
    const text = lines[line] ?? '';
    if (isBlank(text)) continue;
    const isOutside = width(text) <= depth;
    if (isOutside && !/^\s*(?:[{})\]]|end\b|else\b|#|\w+:\s*$)/.test(text)) break;
    end = line + 1;
    if (isOutside && /^\s*(?:[}]|end\b)/.test(text) && width(text) === depth && !/\belse\b|\bcatch\b|\{\s*$/.test(text))
      break;
  }
  return end;
}

function width(line: string): number {
  let columns = 0;
  for (const char of indentOf(line)) columns += char === '\t' ? 4 : 1;
  return columns;
}
