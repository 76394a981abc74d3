/**
 * Splits a message into its prose and its fenced code, and blanks out what looks like a path or a name but is none: web
 * addresses, e-mail addresses, git remotes. Offsets stay as they are.
 */
export function maskNonCode(text: string): MaskedText {
  const fences: { start: number; text: string }[] = [];
  const prose = text.replace(FENCED, (block, _fence: string, offset: number) => {
    fences.push({ start: offset, text: blankAddresses(block) });
    return blank(block);
  });
  return { prose: blankAddresses(prose), fences };
}

export interface MaskedText {
  readonly prose: string;
  readonly fences: readonly { readonly start: number; readonly text: string }[];
}

const FENCED = /^[ \t]*(`{3,}|~{3,})[^\n]*(?:\n(?![ \t]*\1)[^\n]*)*(?:\n[ \t]*\1[^\n]*)?/gm;

/** `file://` stays: a stack trace of Node names its files so. */
const ADDRESS = /\b(?!file:)[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>"'`]+|\bwww\.[^\s<>"'`]+|\bmailto:\S+/gi;
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+(?::[\w./-]*)?/g;

function blankAddresses(text: string): string {
  return text
    .replace(ADDRESS, blank)
    .replace(MAIL, blank)
    .replace(/\bfile:\/\//g, '       ');
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
