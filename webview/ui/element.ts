import type { ComponentChildren, VNode } from 'preact';
import { createElement } from 'preact';

/** An element of the toolkit. Its attributes are properties of a custom element, which JSX knows nothing of. */
export function element(tag: string, properties: object, ...children: readonly ComponentChildren[]): VNode {
  return createElement<object>(tag, properties, ...children);
}
