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

function hasSameValues(before: object, after: object): boolean {
  const old = new Map(Object.entries(before));
  const next = Object.entries(after);
  return next.length === old.size && next.every(([name, value]) => old.has(name) && old.get(name) === value);
}
