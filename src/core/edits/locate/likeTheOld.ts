import { isInformative } from '../views.ts';
import { numbering, withoutNumbers } from './lineNumbers.ts';

/**
 * The new text of code without line numbers or written-out line ends that only it has, the old text being plain. Such a
 * disguise shows itself in this: without it the new text has lines of the old one, and with it none.
 */
export function likeTheOld(search: readonly string[], replace: readonly string[]): readonly string[] {
  const old = new Set(search.map(line => line.trim()));
  const hasOld = (lines: readonly string[]): boolean => lines.some(line => isInformative(line) && old.has(line.trim()));
  if (hasOld(replace)) return replace;
  const tries = [withoutBars(replace), withLineEnds(replace)];
  return tries.find(lines => lines && hasOld(lines) && lines.join('\n') !== search.join('\n')) ?? replace;
}

/** Numbers with a bar or an arrow after them; with a colon they may be keys of the code. */
function withoutBars(lines: readonly string[]): readonly string[] | undefined {
  const style = numbering(lines);
  return style && /[|│→]/.test(style.separator) ? withoutNumbers(lines, style) : undefined;
}

/**
 * The lines with `\n` and `\t` put in where they can stand for nothing else: outside string literals, and before a blank
 * or a closing bracket. `C:\new` and `\newline` are names.
 */
function withLineEnds(lines: readonly string[]): readonly string[] | undefined {
  const text = lines.join('\n');
  const plain = text.replace(LITERAL_OR_ESCAPE, it => (it === '\\n' ? '\n' : it === '\\t' ? '\t' : it));
  return plain === text ? undefined : plain.split('\n');
}

const LITERAL_OR_ESCAPE =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\\n(?=\s|\\[nt]|[)}\]])|(?<=\\[nt])\\t/g;
