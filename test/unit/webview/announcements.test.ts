import assert from 'node:assert/strict';
import type { BlockState, PanelState } from '../../../src/shared/panelState.ts';
import { applyPanelEvent } from '../../../src/shared/panelState.ts';
import type { Outcome } from '../../../src/shared/thread.ts';
import { announcements, spokenReply } from '../../../webview/announcements.ts';
import { panelStates } from '../../support/panelStates.ts';

describe('what is said of a reply', () => {
  const check = (name: string, outcome: Outcome, expected: string): void => {
    it(name, () => {
      const before = sample('writing');
      const turnId = before.thread.head ?? '';
      const after = applyPanelEvent(before, { type: 'thread-changed', event: { type: 'turn-end', turnId, outcome } });
      assert.equal(said(before, after), expected);
    });
  };

  check('complete', { type: 'done', finishReason: 'stop', ended: 1 }, 'Answer complete, 1 code block');
  check('stopped', { type: 'stopped', ended: 1 }, 'Stopped');
  check('interrupted', { type: 'interrupted', ended: 1 }, 'The reply was interrupted');
  check(
    'failed',
    { type: 'failed', ended: 1, failure: { code: 'offline', message: 'No connection.', advice: '', details: '' } },
    '! No connection.',
  );

  it('nothing while it streams', () => {
    const before = sample('writing');
    const event = { type: 'turn-delta', turnId: before.thread.head ?? '', text: ' and more' } as const;
    assert.equal(said(before, applyPanelEvent(before, { type: 'thread-changed', event })), '');
  });

  it('nothing when another thread is opened', () => {
    const before = sample('writing');
    assert.equal(said(before, { ...sample('thread'), thread: { ...sample('thread').thread, id: 'other' } }), '');
  });

  it('all of it with a screen reader', () => {
    const before = sample('writing');
    const turnId = before.thread.head ?? '';
    const outcome: Outcome = { type: 'done', finishReason: 'stop', ended: 1 };
    const after = applyPanelEvent(before, { type: 'thread-changed', event: { type: 'turn-end', turnId, outcome } });
    const [announcement] = announcements(before, after, true);
    assert.match(announcement?.text ?? '', /^Answer complete, 1 code block\. The retry wrapper treats every error/);
  });
});

describe('what is said of an edit', () => {
  const check = (status: BlockState['status'], rest: Partial<BlockState>, expected: string): void => {
    it(status, () => {
      const before = sample('ready');
      const [block] = Object.values(before.blocks);
      assert.ok(block);
      const after = applyPanelEvent(before, { type: 'block-changed', block: { ...block, ...rest, status } });
      assert.equal(said(before, after), expected);
    });
  };

  check('reviewing', { hunks: { pending: 2, total: 2 } }, '2 changes in retry.ts to review');
  check('kept', {}, 'Applied to retry.ts, 6 added, 2 removed');
  check('rejected', {}, 'Undone in retry.ts');
  check('unchanged', {}, 'retry.ts already has this code');
  check('refused', { message: 'It fits in two places.' }, '! Not applied. It fits in two places.');
  check('ready', {}, '');
});

describe('a reply as one says it', () => {
  const check = (markdown: string, expected: string): void => {
    it(JSON.stringify(markdown).slice(0, 60), () => assert.equal(spokenReply(markdown), expected));
  };

  check('**Bold** and `code`', 'Bold and code');
  check('See [the docs](https://example.com/long/url).', 'See the docs.');
  check('# Title\n\n- one\n- two', 'Title\none\ntwo');
  check('| a | b |\n|---|---|\n| 1 | 2 |', '1, 2');
  check('Look:\n```ts\na\nb\n```\nDone.', 'Look:\ncode block, TypeScript, 2 lines\nDone.');
});

function sample(name: string): PanelState {
  const state = panelStates()[name];
  assert.ok(state);
  return state;
}

/** `!` marks what is said at once. */
function said(before: PanelState, after: PanelState): string {
  return announcements(before, after, false)
    .map(({ text, isUrgent }) => (isUrgent ? `! ${text}` : text))
    .join(' | ');
}
