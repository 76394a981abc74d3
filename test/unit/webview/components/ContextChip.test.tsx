import assert from 'node:assert/strict';
import { renderToString } from 'preact-render-to-string';
import type { ContextItem } from '../../../../src/shared/thread.ts';
import { ContextChip } from '../../../../webview/components/ContextChip.tsx';

describe('what a chip says of its size', () => {
  const check = (item: Partial<ContextItem>, shown: string, spoken: string): void => {
    it(spoken, () => {
      const whole = { id: 'a', provider: 'file', label: 'cart.ts', tokens: 240, reason: 'You named it.', ...item };
      const html = renderToString(<ContextChip item={whole} label={whole.label} show={() => undefined} />);
      const texts = [...html.matchAll(/<span[^>]*>([^<]*)/g)].map(match => match[1]);
      assert.deepEqual([texts.join(' '), /aria-label="([^"]*)"/.exec(html)?.[1]], [shown, spoken]);
    });
  };
  check({}, 'cart.ts ~240', 'cart.ts, 240 tokens');
  check(
    { label: 'cart.ts:12-20', startLine: 12, endLine: 20, tokens: 1_204 },
    'cart.ts:12-20 ~1.2K',
    'cart.ts:12-20, 9 lines, 1,204 tokens',
  );
  check({ label: 'cart.ts:12', startLine: 12, tokens: 9 }, 'cart.ts:12 ~9', 'cart.ts:12, 1 line, 9 tokens');
  check({ provider: 'image', label: 'shot.png', tokens: 1_000 }, 'shot.png ~1K', 'shot.png, 1,000 tokens');
});
