import type { OutlineSymbol } from '../source/parsedSymbol.ts';
import type { Language } from './language.ts';

export const markdown: Language = {
  id: 'markdown',
  aliases: ['mdx'],
  extensions: ['.md', '.mdx', '.markdown'],
  outline: headings,
  comments: 'none',
  body: 'line',
};

/** Each heading holds what follows, up to the next of its own level or a higher one. Code blocks have no headings. */
function headings(lines: readonly string[]): readonly OutlineSymbol[] {
  const found: { name: string; level: number; startLine: number }[] = [];
  let fence = '';
  for (const [startLine, line] of lines.entries()) {
    const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (mark && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    if (fence !== '' || mark) continue;
    const [, signs = '', title = ''] = /^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line) ?? [];
    if (signs !== '') found.push({ name: title, level: signs.length, startLine });
    else if (/^\s{0,3}(=+|-+)\s*$/.test(line) && /^\s{0,3}[^\s>#|*+-]/.test(lines[startLine - 1] ?? '')) {
      found.push({
        name: (lines[startLine - 1] ?? '').trim(),
        level: line.includes('=') ? 1 : 2,
        startLine: startLine - 1,
      });
    }
  }
  return found.map(({ name, level, startLine }, i) => {
    const next = found.slice(i + 1).find(it => it.level <= level);
    return { name, kind: 'heading', startLine, endLine: (next?.startLine ?? lines.length) - 1 };
  });
}
