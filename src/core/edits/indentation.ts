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
  for (const convert of conversions(
    [...known.keys(), ...inserted.filter(line => !isBlank(line)).map(indentOf)],
    [...known.values()],
  )) {
    const map = prefixMap(known, convert);
    if (map) return map;
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

/** With `convert` made, the one prefix that is added, or left out, in all pairs. */
function prefixMap(known: ReadonlyMap<string, string>, convert: (indent: string) => string): IndentMap | undefined {
  const pairs = [...known].map(([from, to]) => ({ from: convert(from), to }));
  const first = pairs[0];
  if (!first) return convert;
  if (first.to.endsWith(first.from)) {
    const added = first.to.slice(0, first.to.length - first.from.length);
    if (pairs.every(pair => pair.to === added + pair.from)) return indent => added + convert(indent);
  }
  if (first.from.endsWith(first.to)) {
    const extra = first.from.slice(0, first.from.length - first.to.length);
    if (pairs.every(pair => pair.from === extra + pair.to)) {
      return indent => {
        const converted = convert(indent);
        if (converted.startsWith(extra)) return converted.slice(extra.length);
        return extra.startsWith(converted) ? '' : undefined;
      };
    }
  }
  return undefined;
}

/** Ways one author's blanks may stand for another's, the likeliest first. */
function conversions(reply: readonly string[], file: readonly string[]): ((indent: string) => string)[] {
  const usesTabs = file.some(indent => indent.includes('\t'));
  const writesTabs = reply.some(indent => indent.includes('\t'));
  const likely = smallestStep(reply);
  const units = [...new Set([likely, 4, 2, 8, 3])];
  if (usesTabs && !writesTabs && reply.some(indent => indent !== ''))
    return units.map(unit => indent => toTabs(indent, unit));
  if (writesTabs && !usesTabs) return units.map(unit => indent => indent.replaceAll('\t', ' '.repeat(unit)));
  const same = (indent: string): string => indent;
  if (usesTabs || writesTabs) return [same];
  const scaled = [2, 4, 8, 3].filter(unit => unit !== likely);
  return [same, ...scaled.map(unit => (indent: string) => rescale(indent, likely, unit))];
}

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
