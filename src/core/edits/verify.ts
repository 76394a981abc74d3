import type { ApplyHints } from './applyHints.ts';
import { isPlaceholder } from './formats/placeholder.ts';
import type { LineSplice } from './lineSplice.ts';
import type { Lines } from './lines.ts';
import type { RungName } from './locate/placement.ts';
import { isProse } from './prose.ts';
import { refuse, type Refusal } from './refusal.ts';

/** What is checked before a result is shown. */
export type VerifyInput = {
  readonly file: Lines;
  readonly language: string;
  readonly splices: readonly LineSplice[];
  readonly result: string;
  readonly rung: RungName;
  readonly hints: ApplyHints;
};

/** Nothing when the result may be shown, a note when it should be looked at, or the reason it must not be made. */
export function verify(input: VerifyInput): Refusal | string | undefined {
  const { file, language, splices, result, rung, hints } = input;
  const isNew = (line: string): boolean => !file.lines.some(own => own.trim() === line.trim());
  const inserted = splices.flatMap(splice => splice.lines);
  const mark = inserted.find(line => MARK.test(line) && isNew(line));
  if (mark !== undefined)
    return refuse('malformed', `A mark of the reply would become part of the file: “${mark.trim()}”.`);
  const placeholder = splices
    .flatMap(splice => splice.lines.filter(line => splice.to > splice.from || /\.{3}|…/.test(line)))
    .find(line => isPlaceholder(line, language) && /\p{L}/u.test(line) && isNew(line));
  if (placeholder !== undefined)
    return refuse('placeholder', `The reply leaves out code that would be lost: “${placeholder.trim()}”.`);

  const isCertain = SURE.has(rung);
  const before = hints.countSyntaxErrors?.(language, file.text);
  const after = before === undefined ? undefined : hints.countSyntaxErrors?.(language, result);
  if (before !== undefined && after !== undefined) {
    if (after <= before) return undefined;
    if (isCertain) return 'The file would have more syntax errors than before.';
    return refuse('unbalanced', 'The file would have more syntax errors than before.');
  }
  if (GUESSED.has(rung) && !isProse(language) && unbalances(splices, file)) {
    return refuse('unbalanced', 'Brackets that belong together would come apart.');
  }
  return undefined;
}

const MARK =
  /^\s*(?:<{5,9} (?:SEARCH|ORIGINAL)|>{5,9} (?:REPLACE|UPDATED)|\+{7} REPLACE|-{7} SEARCH|\*\*\* (?:Begin Patch|End Patch|Update File: .*))>?\s*$/;
const SURE: ReadonlySet<RungName> = new Set<RungName>([
  'exact',
  'trailing-space',
  'indentation',
  'punctuation',
  'whole-file',
]);
/** The alignment alone decides what is deleted here; everywhere else the reply quotes it. */
const GUESSED: ReadonlySet<RungName> = new Set<RungName>(['lazy', 'snippet']);

/** Whether the change leaves more brackets open or closed too often than the file has: then it tore a block apart. */
function unbalances(splices: readonly LineSplice[], file: Lines): boolean {
  const change = [0, 0, 0];
  for (const splice of splices) {
    for (let at = splice.from; at < splice.to; at++) countBrackets(file.lines[at] ?? '', change, -1);
    for (const line of splice.lines) countBrackets(line, change, 1);
  }
  if (change.every(count => count === 0)) return false;
  const whole = [0, 0, 0];
  for (const line of file.lines) countBrackets(line, whole, 1);
  return change.some((count, kind) => {
    const before = whole[kind] ?? 0;
    return count !== 0 && Math.abs(before + count) >= Math.abs(before);
  });
}

function countBrackets(line: string, counts: number[], sign: 1 | -1): void {
  // In prose a bracket may close on another line, and some never do.
  if (/^\s*(?:\/?\*|\/\/|#(?!\[))/.test(line)) return;
  const code = /["'`/#]/.test(line)
    ? line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '""').replace(/(?:\/\/|(?:^|\s)#).*$/, '')
    : line;
  for (const char of code) {
    const at = '([{)]}'.indexOf(char);
    if (at === -1) continue;
    const kind = at % 3;
    counts[kind] = (counts[kind] ?? 0) + (at < 3 ? sign : -sign);
  }
}
