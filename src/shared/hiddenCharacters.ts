/** A run of text as it is, or one character that would not be seen. */
export type Visible = string | { readonly hidden: string };

/**
 * Splits a text at the characters that a reader would not see but a machine would read: direction overrides, zero-width
 * characters, tag characters. Those that join emoji, shape words of Arabic and Indic scripts or mark direction in prose
 * stay. See Unicode TR 36 and “Trojan Source” (CVE-2021-42574).
 */
export function splitHidden(text: string): readonly Visible[] {
  if (!SUSPECT.test(text)) return [text];
  const parts: Visible[] = [];
  let start = 0;
  for (const found of text.matchAll(EACH_SUSPECT)) {
    if (isHarmless(text, found.index, found[0])) continue;
    if (found.index > start) parts.push(text.slice(start, found.index));
    parts.push({ hidden: codePoint(found[0]) });
    start = found.index + found[0].length;
  }
  if (start < text.length) parts.push(text.slice(start));
  return parts;
}

/** The same in one string, for the text of a code block. */
export function showHidden(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return splitHidden(text)
    .map(part => (typeof part === 'string' ? part : `[${part.hidden}]`))
    .join('');
}

const SUSPECT_CLASS =
  '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200d\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0e\\ufeff\\uffa0\\ufff9-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}]';
const SUSPECT = new RegExp(SUSPECT_CLASS, 'u');
const EACH_SUSPECT = new RegExp(SUSPECT_CLASS, 'gu');

/** What joins belongs to what it joins: emoji, or letters of a script that needs it; a flag is a black flag with tags. */
function isHarmless(text: string, position: number, character: string): boolean {
  const before = text.slice(Math.max(0, position - 2), position);
  if (character === '\u200d' || character === '\u200c') return JOINABLE.test(before);
  if (character >= '\ufe00' && character <= '\ufe0e') return /[\p{Extended_Pictographic}\d#*]$/u.test(before);
  return isTag(character) && /\u{1f3f4}[\u{e0020}-\u{e007f}]*$/u.test(text.slice(Math.max(0, position - 16), position));
}

const JOINABLE =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Sinhala}\p{Script=Khmer}\p{M}]$/u;

function isTag(character: string): boolean {
  return character >= '\u{e0020}' && character <= '\u{e007f}';
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
