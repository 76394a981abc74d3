import { outlineByLines } from '../source/outline.ts';
import type { Language } from './language.ts';

const CREATE = String.raw`^\s*create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+|unique\s+|materialized\s+|unlogged\s+)*`;
const NAME = String.raw`(?:if\s+not\s+exists\s+)?["\x60\[]?(?<name>[\w$]+(?:["\x60\]]?\.["\x60\[]?[\w$]+)*)`;

/** Without a grammar: none of the published ones covers the dialects. */
export const sql: Language = {
  id: 'sql',
  extensions: ['.sql', '.ddl', '.pgsql', '.psql'],
  outline: lines =>
    outlineByLines(
      lines,
      [
        { kind: 'struct', pattern: new RegExp(`${CREATE}table\\s+${NAME}`, 'i') },
        { kind: 'interface', pattern: new RegExp(`${CREATE}view\\s+${NAME}`, 'i') },
        { kind: 'function', pattern: new RegExp(`${CREATE}(?:function|procedure|trigger)\\s+${NAME}`, 'i') },
        { kind: 'type', pattern: new RegExp(`${CREATE}(?:type|domain)\\s+${NAME}`, 'i') },
        { kind: 'key', pattern: new RegExp(`${CREATE}index\\s+(?:concurrently\\s+)?${NAME}`, 'i') },
      ],
      'semicolon',
    ),
  comments: 'dash',
  body: 'line',
};
