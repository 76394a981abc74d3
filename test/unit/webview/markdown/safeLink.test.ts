import assert from 'node:assert/strict';
import { fileInCode, safeLink } from '../../../../webview/markdown/safeLink.ts';

describe('links of a reply', () => {
  const check = (href: string, expected: unknown): void => {
    it(`${JSON.stringify(href)} → ${expected === undefined ? 'nowhere' : JSON.stringify(expected)}`, () => {
      assert.deepEqual(safeLink(href), expected);
    });
  };

  check('https://example.com/a?b#c', { type: 'web', url: 'https://example.com/a?b#c' });
  check('HTTP://example.com', { type: 'web', url: 'HTTP://example.com' });
  check('mailto:a@example.com', { type: 'web', url: 'mailto:a@example.com' });
  check('src/a.ts', { type: 'file', path: 'src/a.ts' });
  check('./src/a b.ts', { type: 'file', path: './src/a b.ts' });
  check('src/a%20b.ts', { type: 'file', path: 'src/a b.ts' });
  check('src/a.ts:12', { type: 'file', path: 'src/a.ts', line: 12 });
  check('src/a.ts:12:5', { type: 'file', path: 'src/a.ts', line: 12 });
  check('src/a.ts:12-20', { type: 'file', path: 'src/a.ts', line: 12, endLine: 20 });
  check('src/a.ts#L12', { type: 'file', path: 'src/a.ts', line: 12 });
  check('src/a.ts#L12-L20', { type: 'file', path: 'src/a.ts', line: 12, endLine: 20 });
  for (const href of [
    '',
    '#top',
    '//example.com/a',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'javascript%3Aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'command:workbench.action.quit',
    'vscode://settings',
    'vscode-resource:x',
    'blob:https://example.com/1',
    'ftp://example.com',
    'https://',
    '%E0%A4%A',
    'C:\\Windows\\a.ts',
  ]) {
    check(href, undefined);
  }
});

describe('files in inline code', () => {
  const check = (code: string, expected: unknown): void => {
    it(`${code} → ${expected === undefined ? 'code' : JSON.stringify(expected)}`, () => {
      assert.deepEqual(fileInCode(code), expected);
    });
  };

  check('src/core/a.ts', { type: 'file', path: 'src/core/a.ts' });
  check('a.ts:12', { type: 'file', path: 'a.ts', line: 12 });
  check('packages/web/[id].tsx:3-9', { type: 'file', path: 'packages/web/[id].tsx', line: 3, endLine: 9 });
  check('a.ts', undefined);
  check('Math.max', undefined);
  check('a / b.c', undefined);
  check('https://example.com/a.ts', undefined);
  check('fetch("src/a.ts")', undefined);
});
