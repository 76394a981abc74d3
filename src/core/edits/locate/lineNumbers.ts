import { isBlank } from '../views.ts';

/** How lines are numbered in front: what follows the number, whether a blank follows that, the first and last number. */
export type Numbering = {
  readonly separator: string;
  readonly isPadded: boolean;
  readonly first: number;
  readonly last: number;
};

/** How the lines are numbered, when every line that is not blank has a number and they ascend. */
export function numbering(lines: readonly string[]): Numbering | undefined {
  const first = readNumber(lines.find(line => !isBlank(line)) ?? '');
  if (!first) return undefined;
  const told = lines.filter(line => !isBlank(line)).map(readNumber);
  let last = -1;
  for (const it of told) {
    if (!it || it.separator !== first.separator || it.number <= last) return undefined;
    last = it.number;
  }
  const isPadded = told.every(it => it === undefined || it.rest === '' || it.rest.startsWith(' '));
  // Where all lines are indented, “12 | ” with a blank on both sides tells more than “12|” and “12:”.
  const isSure = first.isApart || told.some(it => /^ \S/.test(it?.rest ?? ''));
  return { separator: first.separator, isPadded: isPadded && isSure, first: first.number, last };
}

/**
 * The lines without their numbers, which need not ascend; as they are when none has one that can belong to this
 * numbering. Undefined when some have, and some have not.
 */
export function withoutNumbers(lines: readonly string[], style: Numbering): string[] | undefined {
  const found = lines.map(line => {
    const it = readNumber(line);
    const isOwn =
      it?.separator === style.separator &&
      (it.number === 0 || (it.number >= style.first && it.number <= style.last + lines.length));
    return isOwn ? it : undefined;
  });
  if (found.every(it => !it)) return [...lines];
  if (lines.some((line, at) => !isBlank(line) && !found[at])) return undefined;
  return found.map((it, at) => (it ? it.rest.replace(style.isPadded ? /^ / : /^/, '') : (lines[at] ?? '')));
}

type Numbered = {
  readonly number: number;
  readonly separator: string;
  readonly isApart: boolean;
  readonly rest: string;
};

function readNumber(line: string): Numbered | undefined {
  const [, number = '', blank = '', separator = '', rest = ''] = /^\s*(\d+)( ?)([|│:→\t])(.*)$/.exec(line) ?? [];
  return separator === '' ? undefined : { number: Number(number), separator, isApart: blank !== '', rest };
}
