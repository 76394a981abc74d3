import type { ApplyInput } from '../../edits/applyReply.ts';
import { applyReply } from '../../edits/applyReply.ts';
import type { ApplyResult } from '../../edits/applyResult.ts';
import type { RungName } from '../../edits/locate/placement.ts';
import type { MergeConflict } from '../../edits/mergeThreeWay.ts';
import { mergeThreeWay } from '../../edits/mergeThreeWay.ts';
import { moveHunks } from '../../edits/moveHunks.ts';

/** What a block comes to in a file that may have changed since the reply was made. */
export type EditPlan =
  | ApplyResult
  | {
      /** The user and the reply changed the same lines. */
      readonly type: 'conflict';
      readonly message: string;
      readonly conflicts: readonly MergeConflict[];
      /** The text that the reply saw, changed as the reply wants it: for looking at. */
      readonly proposed: string;
    };

/**
 * Applies a block to the present text. Where the text that the reply was made for is known and another, the block is
 * applied to that one and both changes are joined: what the user wrote since is never overwritten.
 */
export function planEdit(input: ApplyInput, base: string | undefined): EditPlan {
  const now = applyReply(input);
  const { place, isPartial } = input.hints ?? {};
  // A place that the user chose, and “what fits”, are about the text as it is now.
  if (base === undefined || base === input.text || place || isPartial === true) return now;
  const then = applyReply({ ...input, text: base });
  if (then.type !== 'edits') return now;
  const merge = mergeThreeWay(base, input.text, then.text);
  const moved = moveHunks(base, then.text, input.text);
  if (merge.type === 'conflict' && moved.left > 0) {
    // What the reply quotes may still stand there word for word, at another place.
    if (now.type === 'unchanged' || (now.type === 'edits' && QUOTED.has(now.rung))) return now;
    return {
      type: 'conflict',
      message: conflictWords(merge.conflicts),
      conflicts: merge.conflicts,
      proposed: then.text,
    };
  }
  const { text } = moved;
  if (text === input.text) return { type: 'unchanged', text, notes: then.notes };
  return {
    ...then,
    text,
    notes: [...then.notes, 'The file changed since the reply; both changes are kept.'],
  };
}

/** The ways to find a place in which the reply names every line that it takes away. */
const QUOTED: ReadonlySet<RungName> = new Set<RungName>(['exact', 'trailing-space', 'indentation']);

/** Where two changes meet, in words: “You changed line 3 since … to “a”, and it makes “b” of it.” */
export function conflictWords(conflicts: readonly MergeConflict[]): string {
  const [first] = conflicts;
  if (!first) return '';
  const { startLine, endLine, ours, theirs } = first;
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine}–${endLine}`;
  const more = conflicts.length > 1 ? ` There are ${conflicts.length} such places.` : '';
  const [mine, its] = [excerpt(ours), excerpt(theirs)];
  const both = `${mine === '' ? 'you removed it' : `you have “${mine}”`}, ${its === '' ? 'the reply removes it' : `the reply “${its}”`}`;
  return `You changed ${lines} since, and the reply changes the same: ${both}.${more}`;
}

function excerpt(text: string): string {
  const line = (text.split('\n').find(it => it.trim() !== '') ?? '').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
