import type { VNode } from 'preact';
import type { IconName } from './iconPaths.ts';
import { iconPaths } from './iconPaths.ts';
import { memo } from './memo.ts';

/** One icon in the colour of the text around it. It says nothing to a screen reader: the button it stands in has words. */
export const Icon = memo(function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#icon-${name}`} />
    </svg>
  );
});

/** The outlines of all icons, once per page. */
export function IconSprite(): VNode {
  return (
    <svg class="sprite" aria-hidden="true">
      {Object.entries(iconPaths).map(([name, path]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 16 16">
          <path d={path} fill-rule={EVEN_ODD.has(name) ? 'evenodd' : 'nonzero'} />
        </symbol>
      ))}
    </svg>
  );
}

/** Drawn with holes that only this rule leaves open. */
const EVEN_ODD: ReadonlySet<string> = new Set(['insert', 'repo-forked', 'word-wrap']);
