import { outlineByLines } from '../source/outline.ts';
import type { Language } from './language.ts';

const MODIFIERS = String.raw`^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|private|fileprivate|internal|open|final|static|class|override|mutating|nonmutating|indirect|required|convenience|async|nonisolated|package)(?:\(set\))?\s+)*`;

/** Without a grammar: V8 has been seen to need three gigabytes to compile that of Swift. */
export const swift: Language = {
  id: 'swift',
  extensions: ['.swift'],
  outline: lines =>
    outlineByLines(
      lines,
      [
        { kind: 'function', pattern: new RegExp(`${MODIFIERS}func\\s+(?<name>[\\w]+)`) },
        { kind: 'constructor', pattern: new RegExp(`${MODIFIERS}(?<name>init)[?!]?\\s*[(<]`) },
        { kind: 'class', pattern: new RegExp(`${MODIFIERS}(?:class|actor)\\s+(?<name>\\w+)`) },
        { kind: 'struct', pattern: new RegExp(`${MODIFIERS}struct\\s+(?<name>\\w+)`) },
        { kind: 'enum', pattern: new RegExp(`${MODIFIERS}enum\\s+(?<name>\\w+)`) },
        { kind: 'interface', pattern: new RegExp(`${MODIFIERS}protocol\\s+(?<name>\\w+)`) },
        { kind: 'namespace', pattern: new RegExp(`${MODIFIERS}extension\\s+(?<name>[\\w.]+)`) },
        { kind: 'type', pattern: new RegExp(`${MODIFIERS}typealias\\s+(?<name>\\w+)`) },
        { kind: 'constant', pattern: /^(?:public |private |fileprivate )?let\s+(?<name>\w+)/ },
      ],
      'brace',
    ),
  comments: 'slash',
  body: 'brace',
};
