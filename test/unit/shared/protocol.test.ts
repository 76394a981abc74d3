import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Method } from '../../../src/shared/protocol.ts';
import { requestMessage, requests } from '../../../src/shared/protocol.ts';

describe('requests of the page', () => {
  const check = (method: Method, params: unknown, isRight: boolean): void => {
    it(`${method} ${JSON.stringify(params).slice(0, 60)} is ${isRight ? 'taken' : 'refused'}`, () => {
      assert.equal(v.safeParse(requests[method], params).success, isRight);
    });
  };
  const turn = { threadId: 't', turnId: 'u' };

  check('panel/ready', {}, true);
  check('turn/send', { threadId: 't', text: 'Hello' }, true);
  check('turn/send', { threadId: 't', text: 'Hello', replaces: 'u', model: 'm' }, true);
  check('turn/send', { threadId: '', text: 'Hello' }, false);
  check('turn/send', { threadId: 't' }, false);
  check('turn/send', { threadId: 't', text: 'x'.repeat(200_001) }, false);
  check('turn/send', { threadId: 7, text: 'Hello' }, false);
  check('turn/react', { ...turn, reactions: ['👍'] }, true);
  check('turn/react', { ...turn, reactions: Array.from({ length: 21 }, () => '👍') }, false);
  check('turn/react', { ...turn, reactions: ['x'.repeat(17)] }, false);
  check('code/apply', { ...turn, block: 0 }, true);
  check('code/apply', { ...turn, block: 0, candidate: 1 }, true);
  check('code/apply', { ...turn, block: -1 }, false);
  check('code/apply', { ...turn, block: 0.5 }, false);
  check('location/open', { path: 'src/a.ts', line: 3, endLine: 9 }, true);
  check('location/open', { path: 'src/a.ts', line: '3' }, false);
  check(
    'thread/list',
    { order: 'active', isOldestFirst: false, show: 'trash', isEverywhere: true, offset: 0, limit: 9 },
    true,
  );
  check(
    'thread/list',
    { order: 'title', isOldestFirst: false, show: 'trash', isEverywhere: true, offset: 0, limit: 9 },
    false,
  );
  check('message/copy', { ...turn, part: 'reply' }, true);
  check('message/copy', { ...turn, part: 'everything' }, false);
  check('link/open', { url: 'x'.repeat(8_001) }, false);

  it('the envelope', () => {
    const isRight = (message: unknown): boolean => v.safeParse(requestMessage, message).success;
    assert.deepEqual(
      [{ id: 1, method: 'turn/stop', params: {} }, { id: -1, method: 'a', params: {} }, { id: 1 }, 'text', null].map(
        isRight,
      ),
      [true, false, false, false, false],
    );
  });
});
