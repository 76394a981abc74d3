import type { ComponentChild, FunctionComponent } from 'preact';
import { Component, createElement } from 'preact';

/**
 * A component that is drawn again only when its properties differ. As `memo` of `preact/compat`, which would bring all
 * of that layer before the first paint.
 */
export function memo<P extends object>(
  draw: FunctionComponent<P>,
  isSame: (before: P, after: P) => boolean = hasSameValues,
): new () => Component<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !isSame(this.props, next);
    }

    override render(properties: P): ComponentChild {
      return createElement(draw, properties);
    }
  };
}

function hasSameValues<P extends object>(before: P, after: P): boolean {
  for (const name in before) {
    if (before[name] !== after[name]) return false;
  }
  for (const name in after) {
    if (!(name in before)) return false;
  }
  return true;
}
