import assert from 'node:assert/strict';
import { exceptImages } from '../../../../src/core/secrets/exceptImages.ts';

describe('pictures are not redacted', () => {
  const redact = exceptImages(() => 'redacted');
  const check = (text: string, isLeft: boolean): void => {
    it(`${text.slice(0, 40)} ${isLeft ? 'stays' : 'is redacted'}`, () =>
      assert.equal(redact(text), isLeft ? text : 'redacted'));
  };
  check('data:image/png;base64,iVBORw0KGgoAAA==', true);
  check('data:image/jpeg;base64,/9j/4AAQ', true);
  check('data:image/gif;base64,R0lGODlh', true);
  check('data:image/webp;base64,UklGRiQA', true);
  check('data:image/png;base64,c2VjcmV0', false);
  check('see data:image/png;base64,iVBORw0KGgoAAA==', false);
  check('data:image/png;base64,iVBORw0KGgoAAA==\npassword', false);
  check('data:text/plain;base64,iVBORw0KGgo', false);
});
