import type { Finding, SecretRule } from '../secretRule.ts';

/** Values that are known to be secret, wherever they stand: as they are, URL-encoded, JSON-escaped, and within base64. */
export function knownValues(values: readonly string[]): SecretRule {
  const formsByKeyword = Map.groupBy(
    [...new Set(values)].filter(value => value.length >= MIN_LENGTH).flatMap(formsOf),
    form => form.text.slice(form.keywordAt, form.keywordAt + KEYWORD_LENGTH).toLowerCase(),
  );
  return {
    keywords: [...formsByKeyword.keys()],
    find(text, hit) {
      const found = (formsByKeyword.get(hit.keyword) ?? [])
        .map(form => ({ form, start: hit.start - form.keywordAt }))
        .filter(({ form, start }) => start >= 0 && text.startsWith(form.text, start))
        .map(({ form, start }) => finding(text, start, start + form.text.length, form.isBase64));
      return found.sort((a, b) => lengthOf(b) - lengthOf(a))[0];
    },
  };
}

/** A shorter value would be found by chance. */
const MIN_LENGTH = 8;

/** What the scanner looks for is the beginning of a form; the rest is compared. */
const KEYWORD_LENGTH = 12;

interface Form {
  readonly text: string;
  /** Where its first stretch of ASCII begins. */
  readonly keywordAt: number;
  readonly isBase64: boolean;
}

function formsOf(value: string): readonly Form[] {
  const wellFormed = value.toWellFormed();
  const json = JSON.stringify(value).slice(1, -1);
  const plain = [value, encodeURIComponent(wellFormed), encodeURI(wellFormed), json, JSON.stringify(json).slice(1, -1)];
  return [
    ...[...new Set(plain)].flatMap(text => form(text, false)),
    ...base64Forms(wellFormed).flatMap(text => form(text, true)),
  ];
}

function form(text: string, isBase64: boolean): readonly Form[] {
  const keywordAt = text.search(/[\x21-\x7e]{4}/);
  // A line break cannot be replaced without changing the number of lines.
  return keywordAt < 0 || /[\r\n]/.test(text) ? [] : [{ text, keywordAt, isBase64 }];
}

/**
 * The same bytes look different in base64 depending on how many stand before them: the part that depends on the value
 * alone, for each of the three cases, in both alphabets.
 */
function base64Forms(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const cores = [0, 1, 2].map(before => {
    const coded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const isWhole = (bytes.length + before) % 3 === 0;
    return coded.slice(before === 0 ? 0 : before + 1, isWhole ? undefined : -1);
  });
  return [...new Set([...cores, ...cores.map(core => core.replaceAll('+', '-').replaceAll('/', '_'))])];
}

/** In base64 the value is a part of a longer word, which is replaced whole. */
function finding(text: string, start: number, end: number, isBase64: boolean): Finding {
  let from = start;
  let to = end;
  while (isBase64 && from > start - MAX_WORD && /[\w+/-]/.test(text.charAt(from - 1))) from--;
  while (isBase64 && to < end + MAX_WORD && /[\w+/=-]/.test(text.charAt(to))) to++;
  return { type: 'known-value', severity: 'high', spans: [{ start: from, end: to }] };
}

const MAX_WORD = 200;

function lengthOf(found: Finding): number {
  return found.spans.reduce((sum, span) => sum + span.end - span.start, 0);
}
