import { indentOf, isInformative } from '../views.ts';
import type { Step } from './alignCode.ts';
import type { ComparedLines } from './compareLines.ts';
import { declaredName } from './declaredName.ts';
import { wordsShared } from './wordsShared.ts';

/** The lines of the file, from and up to but not including, that a new line takes the place of, with those beside it. */
export type Renewed = { readonly from: number; readonly to: number };

/**
 * The new lines of a reply (by row) that are plainly newer forms of lines whose place they take: very much alike, or
 * declaring the same name, at the same depth, and like no line that stays. Such a line tells where it belongs as well as
 * one that is the file's own. Where every line that goes has a newer form, they all count as one.
 */
export function renewedLines(steps: readonly Step[], compared: ComparedLines): ReadonlyMap<number, Renewed> {
  const { reply, file } = compared;
  const renewed = new Map<number, Renewed>();
  for (let at = 0; at < steps.length; at++) {
    const fresh: number[] = [];
    const gone: number[] = [];
    for (let step = steps[at]; step?.kind === 'insert' || step?.kind === 'delete'; step = steps[++at]) {
      if (step.kind === 'insert') fresh.push(step.i);
      else gone.push(step.j);
    }
    if (gone.length === 0) continue;
    const isRelated = (own: string): boolean =>
      !isInformative(own) || fresh.some(i => wordsShared(reply[i] ?? '', own) >= RELATED);
    const all = gone.every(j => isRelated(file[j] ?? ''))
      ? { from: gone[0] ?? 0, to: (gone.at(-1) ?? 0) + 1 }
      : undefined;
    for (const i of fresh) {
      const j = olderForm(i, gone, compared);
      if (j !== undefined) renewed.set(i, all ?? { from: j, to: j + 1 });
    }
  }
  return renewed;
}

const RELATED = 0.5;
/** What lines of a kind have in common, as `set("a", a)` and `set("b", b)`, must be less. */
const ALIKE = 0.8;
const DECLARES = 0.85;
const MARGIN = 0.15;

/** The one of the lines that go of which row `i` is the newer form. */
function olderForm(i: number, gone: readonly number[], { reply, file, rows }: ComparedLines): number | undefined {
  const line = reply[i] ?? '';
  if (!isInformative(line)) return undefined;
  let best: number | undefined;
  let most = 0;
  for (const j of gone) {
    const share = likeness(line, file[j] ?? '');
    if (share <= most) continue;
    best = j;
    most = share;
  }
  if (most < ALIKE) return undefined;
  const isTooLike = (share: number): boolean => share >= most - MARGIN;
  const others = rows[i]?.olderForms ?? new Map<number, number>();
  if ([...others].some(([j, share]) => !gone.includes(j) && isTooLike(share))) return undefined;
  if (rows.some((row, at) => row !== undefined && row.id !== -1 && isTooLike(likeness(line, reply[at] ?? ''))))
    return undefined;
  const name = declaredName(line);
  const isByName = best !== undefined && wordsShared(line, file[best] ?? '') < ALIKE;
  return isByName && file.some((own, j) => !gone.includes(j) && declaredName(own) === name) ? undefined : best;
}

function likeness(line: string, own: string): number {
  if (!isInformative(own) || indentOf(line) !== indentOf(own)) return 0;
  const name = declaredName(line);
  return Math.max(wordsShared(line, own), name !== undefined && name === declaredName(own) ? DECLARES : 0);
}
