import assert from 'node:assert/strict';
import { withTyped } from '../../../webview/typedEarly.ts';

describe('what was typed before the script was there', () => {
  const check = (
    title: string,
    draft: string,
    [defaultValue, value]: readonly [string, string],
    text?: string,
  ): void => {
    it(title, () => assert.equal(withTyped(draft, { defaultValue, value }), text));
  };

  check('nothing: the draft stays', 'Why?', ['Why?', 'Why?'], undefined);
  check('nothing, into a box without the draft', 'Why?', ['', ''], undefined);
  check('into the draft', 'Why?', ['Why?', 'Why not?'], 'Why not?');
  check('into an empty box, where there is no draft', '', ['', 'Hello'], 'Hello');
  check('into a box that did not have the draft yet: below it', 'Why?', ['', 'Hello'], 'Why?\nHello');
  check('all of the draft was deleted', 'Why?', ['Why?', ''], '');
});
