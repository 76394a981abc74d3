import { outlineByLines } from '../source/outline.ts';
import type { Language } from './language.ts';

/** Without a grammar: V8 needs half a gigabyte to compile that of Bash. */
export const shellscript: Language = {
  id: 'shellscript',
  extensions: ['.sh', '.bash', '.zsh', '.ksh', '.bats'],
  fileNames: ['.bashrc', '.zshrc', '.profile', '.bash_profile'],
  outline: lines =>
    outlineByLines(
      lines,
      [
        { kind: 'function', pattern: /^\s*(?:function\s+)?(?<name>[\w:.-]+)\s*\(\)\s*(?:\{.*|\(.*)?$/ },
        { kind: 'function', pattern: /^\s*function\s+(?<name>[\w:.-]+)\s*(?:\{.*)?$/ },
        { kind: 'constant', pattern: /^(?:export\s+|readonly\s+|declare\s+(?:-\w+\s+)*)?(?<name>[A-Z][A-Z\d_]*)=/ },
      ],
      'brace',
    ),
  comments: 'hash',
  body: 'brace',
};
