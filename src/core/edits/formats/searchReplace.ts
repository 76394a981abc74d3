import { changeBetween, type Change } from '../change.ts';
import { isPath } from '../filePath.ts';
import type { FileIndex } from '../locate/fileIndex.ts';
import { likeTheOld } from '../locate/likeTheOld.ts';
import { isProse } from '../prose.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { isBlank, views } from '../views.ts';
import type { Changes, EditFormat, Target } from './format.ts';
import { isPlaceholder } from './placeholder.ts';
import { isSameFile } from './sectionsFor.ts';

/**
 * SEARCH/REPLACE blocks, in both families of marks: `<<<<<<< SEARCH`, `=======`, `>>>>>>> REPLACE` and
 * `------- SEARCH`, `=======`, `+++++++ REPLACE`, five to nine characters long. A `:start_line:` head is read.
 */
export const searchReplace: EditFormat = {
  name: 'search-replace',
  recognises: block => block.lines.some(isOpening),
  read(block, target) {
    const parts = readParts(block.lines);
    if ('type' in parts) return parts;
    const changes: Change[] = [];
    for (const part of partsFor(parts, target.path)) {
      const read = readBlock(part.lines, part.opening, target);
      if ('type' in read) return read;
      changes.push(...read.changes);
    }
    return changes.length === 0
      ? refuse('other-file', 'The SEARCH/REPLACE blocks are for other files.')
      : ({ type: 'changes', changes, isOrdered: false } satisfies Changes);
  },
};

/** The files that lines above the SEARCH marks name, each once, in their order. */
export function searchReplaceFiles(lines: readonly string[]): readonly string[] {
  const parts = readParts(lines);
  return 'type' in parts ? [] : [...new Set(parts.flatMap(part => part.file ?? []))];
}

/** One block: the lines between its opening and its closing mark. */
interface Part {
  readonly opening: string;
  readonly lines: readonly string[];
  /** As the line above it says, or above a block before it. */
  readonly file: string | undefined;
}

function readParts(lines: readonly string[]): readonly Part[] | Refusal {
  const parts: Part[] = [];
  let file: string | undefined;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (isOpening(line)) {
      const close = closingAfter(lines, at + 1);
      if (typeof close !== 'number') return close;
      parts.push({ opening: line, lines: lines.slice(at + 1, close), file });
      at = close;
    } else if (isClosing(line)) {
      return malformed();
    } else {
      file = headingPath(line) ?? file;
    }
    at++;
  }
  return parts;
}

/** `src/a.ts`, `**src/a.ts**`, `### src/a.ts:`, `// File: src/a.ts`: a line with nothing but a path. */
function headingPath(line: string): string | undefined {
  const words = /^\s*(?:\/\/|#+)?\s*(?:file(?:name|path)?:\s*)?[*_`'"]*([^\s*`'"]+?)[*_`'"]*:?\s*$/i.exec(line)?.[1];
  return words !== undefined && isPath(words) ? words : undefined;
}

/**
 * Where the blocks are for several files, those of one; else all, whatever name the one file goes by. A first name is
 * no longer there when it was the file's own.
 */
function partsFor(parts: readonly Part[], path: string): readonly Part[] {
  if (new Set(parts.map(part => part.file)).size < 2) return parts;
  return parts.filter(({ file }) => file === undefined || isSameFile(file, path));
}

function isOpening(line: string): boolean {
  return /^\s*(?:<{5,9}|-{5,9}) ?(?:SEARCH|ORIGINAL)>?\s*$/.test(line);
}

function isClosing(line: string): boolean {
  return /^\s*(?:>{5,9}|\+{5,9}) ?(?:REPLACE|UPDATED?)>?\s*$/.test(line);
}

function isDivider(line: string): boolean {
  return /^={5,9}\s*$/.test(line);
}

function closingAfter(lines: readonly string[], from: number): number | Refusal {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isClosing(line)) return at;
    if (isOpening(line)) return malformed();
  }
  return refuse('truncated', 'The reply ends in the middle of a SEARCH/REPLACE block.');
}

function malformed(): Refusal {
  return refuse('malformed', 'The marks of a SEARCH/REPLACE block in the reply do not belong together.');
}

function readBlock(
  lines: readonly string[],
  opening: string,
  { index, language }: Target,
): { changes: Change[] } | Refusal {
  const head = readHead(lines);
  const body = lines.slice(head.length).map(unescapeMark);
  const isMark = lines.slice(head.length).map(isDivider);
  const length = /[<-]{5,9}/.exec(opening)?.[0].length ?? 7;
  const all = isMark.flatMap((is, at) => (is ? [at] : []));
  const same = all.filter(at => body[at]?.trimEnd().length === length);
  const dividers = same.length > 0 ? same : all;
  const divider = dividers.length <= 1 ? dividers[0] : dividerBySearch(body, dividers, index);
  if (divider === undefined) return malformed();
  // In code a further divider most likely begins a second new text, and only one of them can be meant.
  const isFurther = (at: number): boolean => at > divider && lines[head.length + at] === body[at];
  const isText = (at: number): boolean => isProse(language) || isInConflict(body, at) || isUnderline(body, at);
  if (dividers.some(at => isFurther(at) && !isText(at))) return malformed();
  const search = body.slice(0, divider);
  const given = body.slice(divider + 1);
  const replace = isProse(language) ? given : likeTheOld(search, given);
  if (search.every(isBlank) && index.file.lines.some(line => !isBlank(line))) {
    return refuse('empty-search', 'The reply gives new text without saying what it replaces.');
  }
  const parts = split(search, replace, index);
  if (!parts) return refuse('placeholder', 'The reply leaves out code on one side of a SEARCH/REPLACE block only.');
  return {
    changes: parts.map(part => ({
      ops: search.every(isBlank)
        ? part.replace.map(text => ({ kind: 'insert' as const, text }))
        : changeBetween(part.search, part.replace),
      anchors: [],
      ...(head.line !== undefined && parts.length === 1 ? { line: head.line } : {}),
      quoted: { search: part.search.join('\n'), replace: part.replace.join('\n') },
    })),
  };
}

/** `:start_line:12` and `:end_line:`, closed by a row of dashes. */
function readHead(lines: readonly string[]): { length: number; line?: number } {
  let at = 0;
  let line: number | undefined;
  while (/^:(?:start|end)_line: ?\d+\s*$/.test(lines[at] ?? '')) {
    if (lines[at]?.startsWith(':start')) line = Number(/\d+/.exec(lines[at] ?? '')?.[0]);
    at++;
  }
  if (at > 0 && /^-{5,9}\s*$/.test(lines[at] ?? '')) at++;
  return line === undefined || line === 0 ? { length: at } : { length: at, line };
}

/** A mark that is meant as text is written with a backslash in front. */
function unescapeMark(line: string): string {
  return /^\\(?:<{5,9}|={5,9}|>{5,9}|-{5,9}|\+{5,9})/.test(line) ? line.slice(1) : line;
}

/** Whether a row of `=` stands between the marks of a merge conflict. */
function isInConflict(body: readonly string[], at: number): boolean {
  const opening = body.slice(0, at).findLast(line => /^(?:<{7}|>{7}) /.test(line));
  const closing = body.slice(at + 1).find(line => /^(?:<{7}|>{7}) /.test(line));
  return opening?.startsWith('<') === true && closing?.startsWith('>') === true;
}

/** Whether a row of `=` is as long as the words above it. */
function isUnderline(body: readonly string[], at: number): boolean {
  const title = body[at - 1]?.trim() ?? '';
  return /^[\p{L}\p{N} ]+$/u.test(title) && title.length === body[at]?.trimEnd().length;
}

/** When the text itself holds rows of `=`, the divider is the last one before which all lines stand in the file. */
function dividerBySearch(body: readonly string[], dividers: readonly number[], index: FileIndex): number | undefined {
  const found = dividers.filter(at =>
    views.slice(0, 3).some(
      view =>
        index.runs(
          view,
          body.slice(0, at).map(line => view.key(line)),
        ).length > 0,
    ),
  );
  return found.filter(at => at > 0).at(-1);
}

/** At placeholders that stand on both sides alike, the block falls into parts; undefined when the sides differ. */
function split(
  search: readonly string[],
  replace: readonly string[],
  index: FileIndex,
): { search: string[]; replace: string[] }[] | undefined {
  const isGap = (line: string): boolean =>
    isPlaceholder(line, '') && !index.file.lines.some(own => own.trim() === line.trim());
  if (!search.some(isGap)) return [{ search: [...search], replace: [...replace] }];
  const old = cutAt(search, isGap);
  const next = cutAt(replace, isGap);
  if (old.length !== next.length) return undefined;
  return old.flatMap((part, at) =>
    part.every(isBlank) && (next[at] ?? []).every(isBlank) ? [] : [{ search: part, replace: next[at] ?? [] }],
  );
}

function cutAt(lines: readonly string[], isCut: (line: string) => boolean): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (isCut(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}
