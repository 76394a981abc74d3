import type { Segment } from '../../src/shared/reply.ts';
import { splitReply } from '../../src/shared/reply.ts';

/** A reply with its segments. */
export interface Segmented {
  readonly reply: string;
  readonly segments: readonly Segment[];
}

/** The segments of a reply that has grown. Those that more text cannot change keep their identity; only the end is split. */
export function growSegments(before: Segmented, reply: string): Segmented {
  if (reply === before.reply) return before;
  const kept = reply.startsWith(before.reply) ? before.segments.slice(0, settledCount(before.segments)) : [];
  const start = before.segments[kept.length]?.start ?? 0;
  if (kept.length === 0) return { reply, segments: splitReply(reply) };
  const blocks = kept.filter(segment => segment.type === 'code').length;
  const grown = splitReply(reply.slice(start)).map(segment => ({
    ...segment,
    start: segment.start + start,
    ...(segment.type === 'code' ? { block: segment.block + blocks } : {}),
  }));
  return { reply, segments: [...kept, ...grown] };
}

/** An opening fence can still turn out to be text, so two segments are open; and a code block needs the text above it. */
function settledCount(segments: readonly Segment[]): number {
  const count = Math.max(0, segments.length - 2);
  return segments[count]?.type === 'code' && segments[count - 1]?.type === 'text' ? count - 1 : count;
}
