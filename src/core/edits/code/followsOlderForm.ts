import { indentOf, isBlank } from '../views.ts';
import { wordsShared } from './wordsShared.ts';

/**
 * Whether a part begins with a closing bracket and then a new line, and the hidden block that the bracket ends begins like
 * that line: the bracket may be the one before that block, which the new one would take the place of.
 */
export function followsOlderForm(
  lines: readonly string[],
  rows: readonly (number | undefined)[],
  hidden: readonly string[],
): boolean {
  const bracket = lines.findIndex(line => !isBlank(line));
  const first = lines.findIndex((line, at) => at > bracket && !isBlank(line));
  if (bracket === -1 || first === -1 || rows[first] !== undefined) return false;
  if (!/^\s*[})\]]/.test(lines[bracket] ?? '')) return false;
  const depth = indentOf(lines[bracket] ?? '').length;
  const heading = hidden.findLast(line => !isBlank(line) && indentOf(line).length <= depth) ?? '';
  return indentOf(heading).length === depth && wordsShared(heading, lines[first] ?? '') >= RELATED;
}

const RELATED = 0.4;
