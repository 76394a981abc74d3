import assert from 'node:assert/strict';
import { INDEX_OFF } from '../../../src/shared/indexStatus.ts';
import type { IndexPhase } from '../../../src/shared/indexStatus.ts';
import { menuHint } from '../../../webview/menuHint.ts';

describe('what the menu says where nothing fits', () => {
  const contextProviders = [
    { id: 'symbol', description: 'A symbol', takesArgument: true, argumentHint: 'Type a name.' },
    { id: 'editor', description: 'The open file', takesArgument: false },
  ];
  const check = (query: string, phase: IndexPhase, expected: string | undefined): void => {
    it(`@${query} while ${phase} → ${expected ?? 'nothing'}`, () => {
      assert.equal(menuHint(query, { contextProviders, index: { ...INDEX_OFF, phase } }), expected);
    });
  };

  check('zzz', 'ready', 'Nothing fits “zzz”.');
  check('zzz', 'symbols', 'Nothing fits “zzz”. The index is still being built: more will be found soon.');
  check('zzz', 'off', 'Nothing fits “zzz”. The index is not running: only open files are found by name.');
  check('symbol:', 'ready', 'Type a name.');
  check('symbol:zz', 'ready', 'Nothing fits “zz”. Type a name.');
  check('editor:', 'ready', undefined);
  check('12', 'ready', undefined);
});
