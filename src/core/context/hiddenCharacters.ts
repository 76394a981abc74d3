/** How many characters of a text cannot be seen and could carry words that nobody reads: tags, bidi marks, zero widths. */
export function hiddenCharacters(text: string): number {
  return text.match(HIDDEN)?.length ?? 0;
}

/** The text without them. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '');
}

/** Emoji are joined by U+200D and styled by U+FE0F: both are left where a pictograph stands before them. */
const HIDDEN =
  /[\u{E0000}-\u{E007F}\u{E0100}-\u{E01EF}\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u00AD\u180E]|(?<!\p{Extended_Pictographic}|\uFE0F|\p{Emoji_Modifier})\u200D|(?<![\p{Extended_Pictographic}\d#*])[\uFE00-\uFE0F]/gu;
