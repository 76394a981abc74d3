import assert from 'node:assert/strict';
import { renderToString } from 'preact-render-to-string';
import type { ContextItem, Cut } from '../../../../src/shared/thread.ts';
import { References } from '../../../../webview/components/References.tsx';
import { CutList } from '../../../../webview/context/CutList.tsx';

describe('what a turn says of its context', () => {
  const item: ContextItem = { id: 'a', provider: 'file', label: 'a.ts', tokens: 1_204, reason: 'You named it.' };
  const cut = (how: Cut['how'], label: string, why: string): Cut => ({ what: 'context', label, tokens: 90, how, why });
  const leftOut = cut('left-out', 'a.ts', 'It is long.');
  const shortened = cut('shortened', 'b.ts', 'It is longer.');
  const kept = cut('not-attached', '', '“.env” was not attached: it may hold keys or passwords.');
  const words = (html: string): string =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();

  const check = (items: readonly ContextItem[], cuts: readonly Cut[], expected: string): void => {
    it(expected, () => {
      const html = renderToString(<References turnId="t" items={items} cuts={cuts} />);
      assert.equal(words(html), expected);
    });
  };
  check([item], [], 'Used 1 reference, 1.2K tokens');
  check([item], [leftOut, shortened], 'Used 0 references, 0 tokens, 2 did not fit');
  check([item], [shortened, kept], 'Used 1 reference, 1.2K tokens, 1 did not fit, 1 not attached');
  check([], [kept, kept], '2 not attached');

  it('lists each with its reason', () => {
    assert.equal(
      words(renderToString(<CutList cuts={[leftOut, shortened, kept]} />)),
      '1 left out, 1 shortened, 1 not attached a.ts : left out, 90 tokens. It is long. ' +
        'b.ts : shortened by 90 tokens. It is longer. “.env” was not attached: it may hold keys or passwords.',
    );
  });
});
