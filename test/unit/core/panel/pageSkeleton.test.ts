import assert from 'node:assert/strict';
import { EMPTY_GLIMPSE, glimpseOf } from '../../../../src/core/panel/glimpse.ts';
import { pageSkeleton } from '../../../../src/core/panel/pageSkeleton.ts';
import { emptyPanelState } from '../../../../src/shared/panelState.ts';

describe('the page before its script is there', () => {
  it('has the title, and the draft in a box', () => {
    const page = pageSkeleton({ title: 'Retry & wait', draft: 'first\nsecond', hasHint: true });
    assert.match(page, /<button [^>]*>Retry &amp; wait<\/button>/);
    assert.match(page, /<textarea [^>]*>\nfirst\nsecond<\/textarea>/);
  });

  it('takes no markup from either', () => {
    const page = pageSkeleton({ title: '<img src=x>', draft: '</textarea><script>alert(1)</script>', hasHint: false });
    assert.doesNotMatch(page, /<img|<script/);
    assert.equal(page.match(/<\/textarea>/g)?.length, 1);
  });

  it('keeps a place for the hint only where the thread will have one', () => {
    const state = emptyPanelState();
    assert.deepEqual(glimpseOf(state), EMPTY_GLIMPSE);
    assert.deepEqual(glimpseOf({ ...state, omittedTurns: 3 }), { ...EMPTY_GLIMPSE, hasHint: false });
    assert.doesNotMatch(pageSkeleton({ ...EMPTY_GLIMPSE, hasHint: false }), /hint/);
  });
});
