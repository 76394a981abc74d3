import { newLines, oldLines, type Change } from '../change.ts';
import { definedNames } from '../definedNames.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { information, isInformative } from '../views.ts';
import type { FileIndex } from './fileIndex.ts';
import type { Placement } from './placement.ts';
import { touched } from './touched.ts';

/** What else is known when a change has found its only place: all changes of the reply, the places of the others, the file. */
export type ObjectionInput = {
  readonly changes: readonly Change[];
  readonly others: readonly Placement[];
  readonly index: FileIndex;
};

/** What speaks against making a change at the only place where its lines stand; undefined when nothing does. */
export function objection(place: Placement, input: ObjectionInput): Refusal | undefined {
  const heading = missingHeading(place.change, input);
  if (heading !== undefined) {
    return refuse(
      'not-found',
      `The file has nothing called “${heading.trim().slice(0, 60)}”, under which the reply changes these lines.`,
      [{ startLine: place.start + 1, endLine: place.end, why: 'The same lines stand here, under another heading.' }],
    );
  }
  const repeated = repeatedLines(place, input);
  if (!repeated) return undefined;
  const { from, to } = repeated;
  return refuse(
    'ambiguous',
    `The new text has lines ${String(from + 1)} to ${String(to)} of the file too, which would stay beside it.`,
    [{ startLine: place.start + 1, endLine: place.end, why: 'These lines would be replaced, and no others.' }],
  );
}

/** A heading that names a definition which neither the file nor the reply itself makes. */
function missingHeading(change: Change, { changes, index }: ObjectionInput): string | undefined {
  const isKnown = (name: string, anchor: string): boolean => {
    // A heading that git cut off ends in the middle of a name.
    const isWhole = !anchor.trimEnd().endsWith(name);
    return (
      hasWord(index.file.text, name, isWhole) || changes.some(it => hasWord(newLines(it).join('\n'), name, isWhole))
    );
  };
  return change.anchors.find(anchor => definedNames(anchor).some(name => !isKnown(name, anchor)));
}

function hasWord(text: string, word: string, isWhole: boolean): boolean {
  const isWordAt = (at: number): boolean => /[\p{L}\p{N}_$]/u.test(text.charAt(at));
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordAt(at - 1) && !(isWhole && isWordAt(at + word.length))) return true;
  }
  return false;
}

/**
 * Lines right below or above the place that the new text repeats, though the old text does not: the reply replaces less
 * than it shows. One informative line may repeat by chance, and what another change takes away does not stay.
 */
function repeatedLines(place: Placement, { others, index }: ObjectionInput): { from: number; to: number } | undefined {
  if (place.edit || place.rows.length === 0) return undefined;
  const trim = (lines: readonly string[]): string[] => lines.map(line => line.trim());
  const [old, next] = [trim(oldLines(place.change)), trim(newLines(place.change))];
  const { lines } = index.file;
  const below = trim(lines.slice(place.end, place.end + next.length));
  const above = trim(lines.slice(Math.max(0, place.start - next.length), place.start));
  const stays = (from: number, to: number): boolean =>
    others.every(other => touched(other).to <= from || touched(other).from >= to);
  for (let count = next.length; count >= 2; count--) {
    const [first, last] = [next.slice(0, count), next.slice(-count)];
    if (isRepeated(last, below.slice(0, count), old.slice(-count)) && stays(place.end, place.end + count))
      return { from: place.end, to: place.end + count };
    if (isRepeated(first, above.slice(-count), old.slice(0, count)) && stays(place.start - count, place.start))
      return { from: place.start - count, to: place.start };
  }
  return undefined;
}

function isRepeated(next: readonly string[], beside: readonly string[], old: readonly string[]): boolean {
  if (!isSame(next, beside) || isSame(next, old)) return false;
  return next.filter(isInformative).length >= 2 && next.reduce((sum, line) => sum + information(line), 0) >= TELLING;
}

const TELLING = 12;

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
