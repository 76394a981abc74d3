/** A range of lines counted from 1, both ends included. */
export type LineRange = { readonly startLine: number; readonly endLine: number };

/** What the caller knows beside the text and the reply. Nothing of it is needed; all of it only narrows or checks. */
export type ApplyHints = {
  /** The info string of the fence the block stood in (`diff`, `ts src/a.ts`). */
  readonly info?: string;
  /** False when the reply ended before the block did. Such a block is never applied. */
  readonly isClosed?: boolean;
  /** The lines of this file that were sent with the question: what the model can have quoted. */
  readonly context?: readonly LineRange[];
  /** The name of the function, class or type the question was about. */
  readonly symbol?: string;
  /** The place the user has picked after a refusal: changes outside it are not considered. */
  readonly place?: LineRange;
  /** Make the changes that fit although others do not. Only after asking. */
  readonly isPartial?: boolean;
  /** How many syntax errors a text has, undefined when no grammar is at hand. */
  countSyntaxErrors?(language: string, text: string): number | undefined;
  /** The smallest named definition around a line (from 1), undefined when there is none or it cannot be told. */
  enclosing?(language: string, text: string, line: number): (LineRange & { readonly name: string }) | undefined;
};
