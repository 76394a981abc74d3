import assert from 'node:assert/strict';
import { fold, wordsOf } from '../../../../src/core/threads/search/words.ts';
import { excerptOf } from '../../../../src/core/threads/search/excerpt.ts';
import { parseQuery } from '../../../../src/core/threads/search/query.ts';
import { openThreadStore } from '../../../../src/core/threads/openThreadStore.ts';
import type { ThreadStore } from '../../../../src/core/threads/threadStore.ts';
import { delta, turnEnd, turnStart, withFolder } from './support.ts';

describe('words of a text', () => {
  const check = (text: string, expected: readonly string[]): void => {
    it(`${text} → ${expected.join(' ')}`, () =>
      assert.deepEqual(
        [...wordsOf(text)].flatMap(word => word.terms),
        expected,
      ));
  };
  check('look at it', ['look', 'at', 'it']);
  check('getUserName', ['getusername', 'get', 'user', 'name']);
  check('MAX_RETRY_COUNT', ['max_retry_count', 'max', 'retry', 'count']);
  check('HTTPServer2', ['httpserver2', 'http', 'server', '2']);
  check('Größe', ['grosse']);
  check('naïve café', ['naive', 'cafe']);
  check('שלום עולם', ['שלום', 'עולם']);
  check('日本語', ['日本', '本語', '語']);
  check('name用户', ['name', '用户', '户']);
  check('👍 good', ['👍', 'good']);
  check('', []);
  it('folds composed and decomposed letters alike', () => assert.equal(fold('e\u0301'), fold('\u00e9')));
});

describe('an excerpt', () => {
  const check = (text: string, query: string, expected: string): void => {
    it(`“${query}” in “${text.slice(0, 30)}”`, () => {
      const found = excerptOf(text, parseQuery(query));
      let marked = found?.excerpt ?? 'nothing';
      for (const [from, to] of [...(found?.marks ?? [])].reverse()) {
        marked = `${marked.slice(0, from)}[${marked.slice(from, to)}]${marked.slice(to)}`;
      }
      assert.equal(marked, expected);
    });
  };
  check('the retry loop\nretries', 'retr', 'the [retry] loop [retries]');
  check('the retry loop', 'retry ', 'the [retry] loop');
  check('call getUserName now', 'user name', 'call [getUserName] now');
  check('Größe', 'grosse', '[Größe]');
  check('nothing here', 'else', 'nothing');
  check(`${'x '.repeat(60)}needle${' y'.repeat(200)}`, 'needle', `…${'x '.repeat(19)}[needle]${' y'.repeat(68)}…`);
});

describe('search over all threads', () => {
  const withThreads = (work: (store: ThreadStore, ids: readonly string[]) => Promise<void>) => () =>
    withFolder(async folder => {
      const store = await openThreadStore({ folder });
      const ids: string[] = [];
      const texts = [
        ['Retry policy', 'how does parseJson fail?', 'It throws a SyntaxError; café'],
        ['Something else', 'what is the policy', 'no answer'],
      ] as const;
      for (const [title, question, reply] of texts) {
        const open = await store.open((await store.create()).id);
        ids.push(open.thread.id);
        await open.append(turnStart('t1', question));
        await open.append(delta('t1', reply.slice(0, 10)), { durable: true });
        await open.append(delta('t1', reply.slice(10)), { durable: true });
        await open.append(turnEnd('t1', 1000 + ids.length));
        await open.append({ type: 'thread-title', at: 2000, title, by: 'model' });
        await open.close();
      }
      await work(store, ids);
      await store.dispose();
    });
  const hits = async (store: ThreadStore, query: string): Promise<readonly string[]> =>
    (await store.search(query)).map(hit => `${hit.thread.title} ${hit.turnId ?? '-'}: ${hit.excerpt}`);

  const check = (query: string, expected: readonly string[]): void => {
    it(
      `${query} → ${String(expected.length)}`,
      withThreads(async store => assert.deepEqual(await hits(store, query), expected)),
    );
  };
  check('policy', ['Retry policy -: Retry policy', 'Something else t1: what is the policy']);
  check('json', ['Retry policy t1: how does parseJson fail?']);
  check('CAFE', ['Retry policy t1: It throws a SyntaxError; café']);
  check('syntax th', ['Retry policy t1: It throws a SyntaxError; café']);
  check('policy nowhere', []);
  check('', []);

  it(
    'finds what was written a moment ago, and not what was deleted or trashed',
    withThreads(async (store, ids) => {
      assert.equal((await store.search('brandnew')).length, 0);
      const open = await store.open(ids[0] ?? '');
      await open.append(turnStart('t2', 'a brandnew question', 't1'));
      assert.deepEqual(
        (await store.search('brandn')).map(hit => hit.turnId),
        ['t2'],
      );
      await open.append({ type: 'turn-reaction', turnId: 't1', at: 1, reactions: ['🎉'] });
      assert.deepEqual(
        (await store.search('🎉')).map(hit => hit.turnId),
        ['t1'],
      );
      await open.append({ type: 'turn-delete', turnId: 't2', at: 1 });
      assert.equal((await store.search('brandnew')).length, 0);
      await store.trash(ids[1] ?? '');
      assert.deepEqual(
        (await store.search('policy')).map(hit => hit.thread.id),
        [ids[0]],
      );
    }),
  );
});
