import type { VNode } from 'preact';
import type { Cut } from '../../src/shared/thread.ts';
import type { TextKey } from '../texts.ts';
import { t } from '../texts.ts';

/** What is not in a request, and why: “2 left out”. */
export function CutList({ cuts }: { readonly cuts: readonly Cut[] }): VNode {
  return (
    <div class="cuts">
      <p>{cutSummary(cuts)}</p>
      <ul>
        {cuts.map((cut, position) => (
          <li key={position}>
            {cut.how === 'not-attached' ? (
              <span dir="auto">{cut.why}</span>
            ) : (
              <>
                <span dir="auto">{cut.label}</span>:{' '}
                {t(cut.how === 'left-out' ? 'cutLeftOut' : 'cutShortened', { count: cut.tokens })} {cut.why}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `2 left out, 1 shortened, 1 not attached`. */
export function cutSummary(cuts: readonly Cut[]): string {
  return HOW.flatMap(([how, key]) => {
    const count = cuts.filter(cut => cut.how === how).length;
    return count > 0 ? [t(key, { count })] : [];
  }).join(', ');
}

const HOW = [
  ['left-out', 'leftOut'],
  ['shortened', 'shortened'],
  ['not-attached', 'notAttached'],
] as const satisfies readonly (readonly [Cut['how'], TextKey])[];
