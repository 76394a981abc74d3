import assert from 'node:assert/strict';
import * as v from 'valibot';
import { FailureError } from '../../../../src/core/errors.ts';
import { answerRequest } from '../../../../src/core/panel/answer.ts';
import type { Handlers } from '../../../../src/shared/protocol.ts';
import { requestMessage, requests } from '../../../../src/shared/protocol.ts';

describe('a request of the page', () => {
  const calls: unknown[] = [];
  const handlers: object = Object.fromEntries(
    Object.keys(requests).map(method => [method, (params: unknown) => void calls.push([method, params])]),
  );
  assert.ok(hasAll(handlers));
  beforeEach(() => calls.splice(0));

  const refuses = (why: string, method: string, params: unknown): void => {
    it(`${method}: ${why}`, async () => {
      await assert.rejects(answerRequest(handlers, method, params), error => {
        assert.ok(error instanceof FailureError);
        assert.equal(error.failure.code, 'invalid_message');
        assert.notEqual(error.failure.advice, '');
        return true;
      });
      assert.deepEqual(calls, []);
    });
  };
  const takes = (method: string, params: object, seen = params): void => {
    it(`${method}: takes ${JSON.stringify(params)}`, async () => {
      await answerRequest(handlers, method, params);
      assert.deepEqual(calls, [[method, seen]]);
    });
  };

  takes('panel/seen', {});
  takes('panel/ready', {});
  takes('turn/send', { threadId: 't', text: 'Hello' });
  takes('turn/send', { threadId: 't', text: 'Hello', more: 1 }, { threadId: 't', text: 'Hello' });
  takes('code/apply', { threadId: 't', turnId: 'u', block: 0 });

  refuses('no such request', 'turn/sends', {});
  refuses('the name of something that every object has', 'constructor', {});
  refuses('the name of something that every object has', '__proto__', {});
  refuses('the name of something that every object has', 'toString', {});
  refuses('no params', 'turn/send', undefined);
  refuses('null', 'turn/send', null);
  refuses('a string', 'turn/send', 'Hello');
  refuses('a list', 'turn/stop', ['t']);
  refuses('the text is missing', 'turn/send', { threadId: 't' });
  refuses('the text is a number', 'turn/send', { threadId: 't', text: 1 });
  refuses('the text is far too long', 'turn/send', { threadId: 't', text: 'x'.repeat(200_001) });
  refuses('an empty id', 'turn/stop', { threadId: '' });
  refuses('an id of 101 characters', 'turn/stop', { threadId: 'x'.repeat(101) });
  refuses('an id that is an object', 'thread/open', { threadId: { toString: 'x' } });
  refuses('a block below zero', 'code/apply', { threadId: 't', turnId: 'u', block: -1 });
  refuses('half a block', 'code/apply', { threadId: 't', turnId: 'u', block: 0.5 });
  refuses('a block that is no number', 'code/copy', { threadId: 't', turnId: 'u', block: NaN });
  refuses('a block as text', 'review/accept', { threadId: 't', turnId: 'u', block: '0' });
  refuses('a part that there is not', 'message/copy', { threadId: 't', turnId: 'u', part: 'all' });
  refuses('an order that there is not', 'thread/list', {
    order: 'size',
    isOldestFirst: false,
    show: 'current',
    isEverywhere: false,
    offset: 0,
    limit: 50,
  });
  refuses('too many reactions', 'turn/react', { threadId: 't', turnId: 'u', reactions: Array(21).fill('👍') });
  refuses('a line that is no number', 'location/open', { path: 'src/a.ts', line: '1' });
  refuses('a path that is no text', 'location/open', { path: ['src/a.ts'] });
  refuses('an address of 9,000 characters', 'link/open', { url: `https://example.com/${'x'.repeat(9_000)}` });
  refuses('yes instead of true', 'thread/pin', { threadId: 't', isPinned: 'yes' });

  it('every request that has params refuses to be asked without them', async () => {
    for (const [method, schema] of Object.entries(requests)) {
      if (v.is(schema, {})) continue;
      await assert.rejects(answerRequest(handlers, method, {}), FailureError, method);
    }
    assert.deepEqual(calls, []);
  });
});

describe('what a page posts', () => {
  const check = (what: string, message: unknown, isRequest: boolean): void => {
    it(`${what}: ${isRequest ? 'a request' : 'no request'}`, () =>
      assert.equal(v.is(requestMessage, message), isRequest));
  };

  check('id, method and params', { id: 0, method: 'panel/ready', params: {} }, true);
  check('nothing', undefined, false);
  check('a text', 'panel/ready', false);
  check('no id', { method: 'panel/ready', params: {} }, false);
  check('an id below zero', { id: -1, method: 'panel/ready', params: {} }, false);
  check('a method that is no text', { id: 1, method: {}, params: {} }, false);
  check('a method of 101 characters', { id: 1, method: 'x'.repeat(101), params: {} }, false);
});

/** Whether there is a handler for every request of the table. */
function hasAll(handlers: object): handlers is Handlers {
  return Object.keys(requests).every(method => typeof Reflect.get(handlers, method) === 'function');
}
