import { outlineByLines } from '../source/outline.ts';
import type { Language } from './language.ts';

/** Without a grammar: V8 has been seen to need two gigabytes to compile that of PowerShell. */
export const powershell: Language = {
  id: 'powershell',
  extensions: ['.ps1', '.psm1', '.psd1'],
  outline: lines =>
    outlineByLines(
      lines,
      [
        { kind: 'function', pattern: /^\s*(?:function|filter)\s+(?:\w+:)?(?<name>[\w-]+)/i },
        { kind: 'class', pattern: /^\s*class\s+(?<name>\w+)/i },
        { kind: 'enum', pattern: /^\s*enum\s+(?<name>\w+)/i },
      ],
      'brace',
    ),
  comments: 'hash',
  body: 'brace',
};
