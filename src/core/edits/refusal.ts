/** Why a reply was not applied. The list is closed: whoever shows a refusal can have a text for each. */
export type RefusalReason =
  | 'truncated'
  | 'malformed'
  | 'nothing-to-apply'
  | 'empty-search'
  | 'other-file'
  | 'file-operation'
  | 'not-found'
  | 'stale'
  | 'ambiguous'
  | 'indentation'
  | 'conflict'
  | 'incomplete-file'
  | 'placeholder'
  | 'unbalanced'
  | 'too-large';

/** A place that may have been meant, lines counted from 1, both included. */
export type Candidate = { readonly startLine: number; readonly endLine: number; readonly why: string };

/** Nothing was changed; `message` is one plain sentence that says why. */
export type Refusal = {
  readonly type: 'refused';
  readonly reason: RefusalReason;
  readonly message: string;
  readonly candidates: readonly Candidate[];
};

export function refuse(reason: RefusalReason, message: string, candidates: readonly Candidate[] = []): Refusal {
  return { type: 'refused', reason, message, candidates: candidates.slice(0, 8) };
}
