import type { ContextPart } from '../../shared/thread.ts';

/** Leaves out parts whose lines another part holds already. The order stays. */
export function withoutOverlap(parts: readonly ContextPart[]): readonly ContextPart[] {
  return parts.filter(
    (part, i) => !parts.some((other, k) => other !== part && holds(other, part) && (!holds(part, other) || k < i)),
  );
}

function holds(outer: ContextPart, inner: ContextPart): boolean {
  if (outer.id === inner.id) return true;
  if (outer.path === undefined || outer.path !== inner.path) return false;
  const isExcerpt = outer.startLine !== undefined && outer.endLine !== undefined;
  // A whole file may have been condensed: it holds another part only if the text is really in it.
  if (!isExcerpt) return outer.text.includes(inner.text);
  if (inner.startLine === undefined || inner.endLine === undefined) return false;
  return outer.startLine <= inner.startLine && inner.endLine <= outer.endLine && outer.text.includes(inner.text);
}
