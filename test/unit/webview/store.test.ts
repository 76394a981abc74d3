import assert from 'node:assert/strict';
import type { PanelEvent } from '../../../src/shared/panelState.ts';
import { emptyPanelState } from '../../../src/shared/panelState.ts';
import { follow } from '../../../webview/store.ts';

describe('following the host', () => {
  /** Each event counts one; the page stands at revision 5. */
  const check = (name: string, revision: number, count: number, expected: number | undefined): void => {
    it(name, () => {
      const events = Array.from({ length: count }, (): PanelEvent => ({ type: 'trust-changed', isTrusted: false }));
      const after = follow({ ...emptyPanelState(), revision: 5 }, { type: 'events', revision, events });
      assert.equal(after?.revision, expected);
    });
  };

  check('what comes next is taken', 5, 2, 7);
  check('what a snapshot already had is passed over', 3, 2, 5);
  check('of what it had in part, the rest is taken', 4, 3, 7);
  check('a gap asks for a snapshot', 6, 1, undefined);
  check('nothing changes nothing', 5, 0, 5);
});
