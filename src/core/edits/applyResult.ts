import type { RungName } from './locate/placement.ts';
import type { Refusal } from './refusal.ts';
import type { TextEdit } from './textEdit.ts';

/** Why one change was made where it was made; lines of the text before the change, from 1. */
export type Evidence = {
  readonly startLine: number;
  readonly endLine: number;
  readonly rung: RungName;
  readonly why: string;
};

/** What applying a reply to a text comes to. */
export type ApplyResult =
  | {
      readonly type: 'edits';
      /** Disjoint, ascending, and no longer than needed; offsets into the input text. */
      readonly edits: readonly TextEdit[];
      /** The text after the edits. */
      readonly text: string;
      /** From 0 to 1; below 0.8 a reader should look twice. */
      readonly confidence: number;
      /** The loosest rung any change needed. */
      readonly rung: RungName;
      readonly evidence: readonly Evidence[];
      /** Plain sentences on what was left out or treated specially. */
      readonly notes: readonly string[];
    }
  | {
      /** All that the reply asks for stands in the text already. */
      readonly type: 'unchanged';
      readonly text: string;
      readonly notes: readonly string[];
    }
  | (Refusal & {
      /** How many of the reply's changes would fit; ask, then call again with `hints.isPartial`. */
      readonly fitting?: { readonly count: number; readonly of: number };
    });
