import { outlineByLines } from '../source/outline.ts';
import type { Language } from './language.ts';

export const makefile: Language = {
  id: 'makefile',
  extensions: ['.mk', '.mak'],
  fileNames: ['Makefile', 'makefile', 'GNUmakefile'],
  outline: lines =>
    outlineByLines(
      lines,
      [
        { kind: 'rule', pattern: /^(?<name>[\w./%$()-][\w./%$() -]*?)\s*::?(?!=)/ },
        { kind: 'constant', pattern: /^(?:export\s+|override\s+)?(?<name>[A-Za-z_][\w.-]*)\s*(?:[:+?!]?=|::=)/ },
      ],
      'indent',
    ),
  comments: 'hash',
  body: 'line',
};
