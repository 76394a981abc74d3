import { structuredPatch } from 'diff';
import type { FileEdit } from './fileEdit.ts';

/** The changed places with their headings, and a placeholder for everything else, worded as one of `wordings`. */
export function lazyText(edit: FileEdit, context: number, wording: Wording): string {
  const lines = edit.expected.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const shown = new Set<number>();
  for (const hunk of structuredPatch('a', 'b', edit.original, edit.expected, '', '', { context }).hunks) {
    for (let at = hunk.newStart - 1; at < hunk.newStart - 1 + hunk.newLines; at++) shown.add(at);
    for (const heading of headings(lines, hunk.newStart - 1)) shown.add(heading);
  }
  const comment = commentOf(edit.language, wording);
  const result: string[] = [];
  let isHidden = false;
  lines.forEach((line, at) => {
    if (shown.has(at)) result.push(line);
    else if (!isHidden) result.push((/^\s*/.exec(line)?.[0] ?? '') + comment);
    isHidden = !shown.has(at);
  });
  return `${result.join('\n')}\n`;
}

/** What models write for code that they leave out. */
export const wordings = [
  '... existing code ...',
  '... rest of the code ...',
  '... (unchanged)',
  'unchanged',
  '...',
] as const;
type Wording = (typeof wordings)[number];

function commentOf(language: string, words: string): string {
  if (/^(?:python|ruby|yaml|shellscript)$/.test(language)) return `# ${words}`;
  if (/^(?:html|markdown)$/.test(language)) return `<!-- ${words} -->`;
  return language === 'css' || words === 'unchanged' ? `/* ${words} */` : `// ${words}`;
}

/** The block around the change, complete, when there is one change inside one block. */
export function snippetText(edit: FileEdit): string | undefined {
  const hunks = structuredPatch('a', 'b', edit.original, edit.expected, '', '', { context: 0 }).hunks;
  const only = hunks[0];
  if (!only || hunks.length > 1 || only.newLines === 0) return undefined;
  const lines = edit.expected.split('\n');
  const first = only.newStart - 1;
  const depth = Math.min(
    ...lines
      .slice(first, first + only.newLines)
      .filter(line => line.trim() !== '')
      .map(indentWidth),
  );
  if (!(depth > 0 && depth < 40)) return undefined;
  let start = first - 1;
  while (start >= 0 && ((lines[start] ?? '').trim() === '' || indentWidth(lines[start] ?? '') >= depth)) start--;
  let end = first + only.newLines;
  while (end < lines.length && ((lines[end] ?? '').trim() === '' || indentWidth(lines[end] ?? '') >= depth)) end++;
  if (start < 0 || first - start < 2) return undefined;
  const closes = /^\s*[})\]]/.test(lines[end] ?? '');
  const block = lines.slice(start, closes ? end + 1 : end);
  while (block.at(-1)?.trim() === '') block.pop();
  return block.length < 4 || block.length > 120 ? undefined : `${block.join('\n')}\n`;
}

/** The lines above that enclose a line, going by indentation. */
function headings(lines: readonly string[], at: number): number[] {
  const found: number[] = [];
  let depth = indentWidth(lines.slice(at).find(line => line.trim() !== '') ?? '');
  for (let above = at - 1; above >= 0 && depth > 0; above--) {
    const line = lines[above] ?? '';
    if (line.trim() === '' || indentWidth(line) >= depth || !/[A-Za-z]/.test(line)) continue;
    depth = indentWidth(line);
    found.push(above);
  }
  return found;
}

function indentWidth(line: string): number {
  return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
