/**
 * A title from a question's first words, cut at a word's end: 50 characters at most. A bare command is called after
 * what it is about: `/explain` with `price.ts:17-24` becomes “Explain price.ts:17-24”.
 */
export function titleFromWords(text: string, labels: readonly string[] = []): string {
  const [, command] = /^\s*\/([a-z-]+)\s*$/.exec(text) ?? [];
  const [label] = labels;
  if (command !== undefined && label !== undefined) {
    const verb = command.replaceAll('-', ' ');
    return titleFromWords(`${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${label}`);
  }
  const line = text
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= LONGEST) return line || 'New chat';
  const lastSpace = line.lastIndexOf(' ', LONGEST - 1);
  return `${line.slice(0, lastSpace > LONGEST / 2 ? lastSpace : LONGEST - 1).replace(/[\s,;:.–-]+$/, '')}…`;
}

const LONGEST = 50;
