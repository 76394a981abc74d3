import type { Placement } from './placement.ts';
import { touched } from './touched.ts';

/**
 * For changes that stand in the order of the file, the places each can take so that all can be made one after the
 * other. A change without places is passed over. Undefined when no order fits, which says that the reply has none.
 */
export function inOrder(choices: readonly (readonly Placement[])[]): (readonly Placement[])[] | undefined {
  let left = choices.map(places => [...places]);
  let floor = 0;
  left = left.map(places => {
    if (places.length === 0) return places;
    const open = places.filter(place => touched(place).from >= floor);
    floor = Math.min(...open.map(place => touched(place).to));
    return open;
  });
  let ceiling = Infinity;
  for (let at = left.length - 1; at >= 0; at--) {
    const places = left[at] ?? [];
    if ((choices[at]?.length ?? 0) === 0) continue;
    const open = places.filter(place => touched(place).to <= ceiling);
    if (open.length === 0) return undefined;
    ceiling = Math.max(...open.map(place => touched(place).from));
    left[at] = open;
  }
  return left;
}
