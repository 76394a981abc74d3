import { outlineByLines } from '../source/outline.ts';
import type { Language } from './language.ts';

const MODIFIERS = String.raw`^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|private|protected|internal|open|abstract|final|sealed|data|inner|inline|value|annotation|override|suspend|operator|infix|tailrec|external|actual|expect|const|lateinit|companion|fun)\s+)*`;

/** Without a grammar: V8 needs half a gigabyte to compile that of Kotlin. */
export const kotlin: Language = {
  id: 'kotlin',
  extensions: ['.kt', '.kts'],
  outline: lines =>
    outlineByLines(
      lines,
      [
        { kind: 'enum', pattern: new RegExp(`${MODIFIERS}enum\\s+class\\s+(?<name>\\w+)`) },
        { kind: 'class', pattern: new RegExp(`${MODIFIERS}(?:class|object)\\s+(?<name>\\w+)`) },
        { kind: 'interface', pattern: new RegExp(`${MODIFIERS}interface\\s+(?<name>\\w+)`) },
        { kind: 'type', pattern: new RegExp(`${MODIFIERS}typealias\\s+(?<name>\\w+)`) },
        {
          kind: 'function',
          pattern:
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+\s+)*fun\s+(?:<[^>]*>\s*)?(?:[\w<>?, ]+\.)?`?(?<name>\w+)`?\s*\(/,
        },
        { kind: 'constant', pattern: /^(?:\w+\s+)*(?:val|var)\s+(?:<[^>]*>\s*)?(?:[\w<>?]+\.)?(?<name>\w+)/ },
      ],
      'brace',
    ),
  comments: 'slash',
  body: 'brace',
};
