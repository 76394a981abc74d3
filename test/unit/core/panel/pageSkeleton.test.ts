import assert from 'node:assert/strict';
import { pageSkeleton } from '../../../../src/core/panel/pageSkeleton.ts';
import { emptyPanelState } from '../../../../src/shared/panelState.ts';

describe('the page before its script is there', () => {
  const skeleton = (title: string, text: string): string => {
    const state = emptyPanelState();
    const draft = { ...state.thread.draft, text };
    return pageSkeleton({ ...state, thread: { ...state.thread, title, draft } });
  };

  it('has the title, and the draft in a box', () => {
    const page = skeleton('Retry & wait', 'first\nsecond');
    assert.match(page, /<button [^>]*>Retry &amp; wait<\/button>/);
    assert.match(page, /<textarea [^>]*>\nfirst\nsecond<\/textarea>/);
  });

  it('takes no markup from either', () => {
    const page = skeleton('<img src=x>', '</textarea><script>alert(1)</script>');
    assert.doesNotMatch(page, /<img|<script/);
    assert.equal(page.match(/<\/textarea>/g)?.length, 1);
  });
});
