import { indentOf, isBlank } from './views.ts';

/** A line as the reply writes it and the line of the file it stands for. */
export type LinePair = { readonly reply: string; readonly file: string };

/** Takes the indentation a reply gives a new line to the one the file needs, undefined when that cannot be told. */
export type IndentMap = (indent: string) => string | undefined;

/**
 * The indentation map that explains every pair: nothing changed, a prefix added or left out, tabs for blanks or blanks
 * for tabs, another unit, or at least the same answer whenever the reply uses the same indentation. Undefined when
 * one indentation of the reply stands for two of the file: then the structure differs, not only its layout.
 */
export function indentMap(
  pairs: readonly LinePair[],
  inserted: readonly string[],
  file: readonly string[],
): IndentMap | undefined {
  const known = new Map<string, string>();
  for (const pair of pairs) {
    if (isBlank(pair.reply) || isBlank(pair.file)) continue;
    const from = indentOf(pair.reply);
    const to = indentOf(pair.file);
    const before = known.get(from);
    if (before !== undefined && before !== to) return columnMap(pairs);
    known.set(from, to);
  }
  const isSame = [...known].every(([from, to]) => from === to);
  if (isSame && [...known.keys()].some(from => from !== '')) return indent => indent;
  if (isSame) return fileStyle(inserted, file);
  const unit = unitOf(file);
  const ways = conversions(known, inserted.filter(line => !isBlank(line)).map(indentOf), unit);
  // A prefix of half a level is most likely another author's level; it counts only where nothing else explains it.
  for (const isWholeLevel of [true, false]) {
    for (const convert of ways) {
      const map = prefixMap(known, convert, isWholeLevel ? unit : 1);
      if (map) return map;
    }
  }
  return indent => known.get(indent);
}

/**
 * The map for a reply in blanks and a file whose indentation mixes tabs with blanks that line things up: the columns
 * must agree in all pairs. A new line gets as many tabs as its column allows.
 */
function columnMap(pairs: readonly LinePair[]): IndentMap | undefined {
  const telling = pairs.filter(pair => !isBlank(pair.reply) && !isBlank(pair.file));
  if (telling.some(pair => indentOf(pair.reply).includes('\t'))) return undefined;
  for (const unit of [4, 8, 2]) {
    const shifts = new Set(telling.map(pair => columns(indentOf(pair.file), unit) - indentOf(pair.reply).length));
    const [shift, other] = [...shifts];
    if (shift === undefined || other !== undefined) continue;
    return indent =>
      indent.includes('\t') || indent.length + shift < 0 ? undefined : toTabs(' '.repeat(indent.length + shift), unit);
  }
  return undefined;
}

function columns(indent: string, unit: number): number {
  let count = 0;
  for (const char of indent) count += char === '\t' ? unit : 1;
  return count;
}

/**
 * With `convert` made, the one prefix that is added, or left out, in all pairs; of blanks only a multiple of `unit`.
 */
function prefixMap(
  known: ReadonlyMap<string, string>,
  convert: (indent: string) => string,
  unit: number,
): IndentMap | undefined {
  const pairs = [...known].map(([from, to]) => ({ from: convert(from), to }));
  const first = pairs[0];
  if (!first) return convert;
  if (first.to.endsWith(first.from)) {
    const added = first.to.slice(0, first.to.length - first.from.length);
    const isLevel = added.includes('\t') || added.length % unit === 0;
    if (isLevel && pairs.every(pair => pair.to === added + pair.from)) return indent => added + convert(indent);
  }
  if (first.from.endsWith(first.to)) {
    const extra = first.from.slice(0, first.from.length - first.to.length);
    if (pairs.every(pair => pair.from === extra + pair.to)) {
      return indent => {
        // A new line further out than all that is quoted would end up as deep as what it should hold.
        const converted = convert(indent);
        return converted.startsWith(extra) ? converted.slice(extra.length) : undefined;
      };
    }
  }
  return undefined;
}

/** Ways one author's blanks may stand for another's, the likeliest first. */
function conversions(
  known: ReadonlyMap<string, string>,
  inserted: readonly string[],
  unit: number,
): ((indent: string) => string)[] {
  const reply = [...known.keys(), ...inserted];
  const usesTabs = [...known.values()].some(indent => indent.includes('\t'));
  const writesTabs = reply.some(indent => indent.includes('\t'));
  const likely = smallestStep(reply);
  const units = [...new Set([likely, 4, 2, 8, 3])];
  if (usesTabs && !writesTabs && reply.some(indent => indent !== ''))
    return units.map(width => indent => toTabs(indent, width));
  if (writesTabs && !usesTabs) {
    return [...new Set(unit > 1 ? [unit, ...units] : units)].map(
      width => indent => indent.replaceAll('\t', ' '.repeat(width)),
    );
  }
  const same = (indent: string): string => indent;
  if (usesTabs || writesTabs) return [same];
  const scaled = [...new Set([unit, 2, 4, 8, 3])].filter(width => width !== likely);
  const others = scaled.map(width => (indent: string) => rescale(indent, likely, width));
  // A reply in levels of its own width explains itself without any prefix.
  const isScaled = likely !== unit && unit > 1 && [...known].every(([from, to]) => rescale(from, likely, unit) === to);
  return isScaled ? [(indent: string) => rescale(indent, likely, unit), same, ...others] : [same, ...others];
}

/** By how many blanks a file indents one level, going by the steps from line to line; 1 when it does not tell. */
function unitOf(file: readonly string[]): number {
  const known = unitsOfFiles.get(file);
  if (known !== undefined) return known;
  const counts = new Map<number, number>();
  let before = 0;
  for (const line of file) {
    if (isBlank(line) || line.startsWith('\t')) continue;
    const width = indentOf(line).length;
    const step = width - before;
    before = width;
    if (step >= 2 && step <= 8) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const unit = most?.[0] ?? 1;
  unitsOfFiles.set(file, unit);
  return unit;
}

/** A file's lines are looked through once, however many places are tried. */
const unitsOfFiles = new WeakMap<readonly string[], number>();

function toTabs(indent: string, unit: number): string {
  return '\t'.repeat(Math.floor(indent.length / unit)) + ' '.repeat(indent.length % unit);
}

function rescale(indent: string, from: number, to: number): string {
  return ' '.repeat(Math.floor(indent.length / from) * to + (indent.length % from));
}

/** The smallest difference between two indentations made of blanks, 4 when there is none. */
function smallestStep(indents: readonly string[]): number {
  const widths = [...new Set(indents.map(indent => indent.length))].sort((a, b) => a - b);
  let step = Infinity;
  widths.forEach((width, index) => {
    const gap = width - (widths[index - 1] ?? width);
    if (gap >= 2) step = Math.min(step, gap);
  });
  return step === Infinity ? (widths.find(width => width >= 2) ?? 4) : step;
}

/** When no pair is indented: blanks become tabs in a file that is indented by tabs alone, and the other way round. */
function fileStyle(inserted: readonly string[], file: readonly string[]): IndentMap {
  const indents = inserted
    .filter(line => !isBlank(line))
    .map(indentOf)
    .filter(indent => indent !== '');
  const isSpaced = indents.length > 0 && indents.every(indent => !indent.includes('\t') && indent.length >= 2);
  const isTabbed = indents.length > 0 && indents.every(indent => indent.startsWith('\t'));
  if (!isSpaced && !isTabbed) return indent => indent;
  let tabs = 0;
  let blanks = 0;
  let unit = Infinity;
  for (const line of file) {
    if (line.startsWith('\t')) tabs++;
    else if (line.startsWith('  ')) {
      blanks++;
      unit = Math.min(unit, Math.max(2, indentOf(line).length));
    }
  }
  if (isSpaced && tabs >= 3 && blanks === 0) {
    const step = smallestStep(['', ...indents]);
    return indent => toTabs(indent, step);
  }
  if (isTabbed && blanks >= 3 && tabs === 0) return indent => indent.replaceAll('\t', ' '.repeat(unit));
  return indent => indent;
}
