/** A title from a question's first words, cut at a word's end: 50 characters at most. */
export function titleFromWords(text: string): string {
  const line = text
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= LONGEST) return line || 'New chat';
  const cut = line.slice(0, LONGEST - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > LONGEST / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.–-]+$/, '')}…`;
}

const LONGEST = 50;
