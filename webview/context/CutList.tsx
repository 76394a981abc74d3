import type { VNode } from 'preact';
import type { Cut } from '../../src/shared/thread.ts';
import { t } from '../texts.ts';

/** What did not fit into a request, and why: “2 left out”. */
export function CutList({ cuts }: { readonly cuts: readonly Cut[] }): VNode {
  return (
    <div class="cuts">
      <p>{cutSummary(cuts)}</p>
      <ul>
        {cuts.map((cut, position) => (
          <li key={position}>
            <span dir="auto">{cut.label}</span>:{' '}
            {t(cut.how === 'left-out' ? 'cutLeftOut' : 'cutShortened', { count: cut.tokens })} {cut.why}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `2 left out, 1 shortened`. */
export function cutSummary(cuts: readonly Cut[]): string {
  const leftOut = cuts.filter(cut => cut.how === 'left-out').length;
  const shortened = cuts.length - leftOut;
  return [
    ...(leftOut > 0 ? [t('leftOut', { count: leftOut })] : []),
    ...(shortened > 0 ? [t('shortened', { count: shortened })] : []),
  ].join(', ');
}
