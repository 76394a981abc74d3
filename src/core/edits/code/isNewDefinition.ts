import { definedNames } from '../definedNames.ts';
import type { LineIds } from '../lineIds.ts';

/**
 * Whether new lines close what they open and define something that the file has by no name: such code may well say much
 * of what its neighbours say.
 */
export function isNewDefinition(lines: readonly string[], file: readonly string[], ids: LineIds): boolean {
  const [name] = lines.filter(line => ids.of(line) === -1).flatMap(definedNames);
  if (name === undefined) return false;
  let depth = 0;
  for (const char of lines.join('\n')) depth += '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0;
  return depth === 0 && !file.some(line => definedNames(line).includes(name));
}
