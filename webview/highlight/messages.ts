/** A run of characters in one colour: how many, in which colour (CSS), and Shiki's bits for bold and italic. */
export type Run = readonly [length: number, color: string, fontStyle: number];

/** What the page posts to the highlighter. */
export type ToWorker =
  /** Lines that follow those already sent for this block; `from` 0 begins anew. */
  | {
      readonly type: 'lines';
      readonly block: number;
      readonly grammar: string;
      readonly from: number;
      readonly lines: readonly string[];
    }
  | { readonly type: 'grammar'; readonly name: string; readonly json: string | undefined }
  | { readonly type: 'forget'; readonly block: number };

/** What the highlighter posts back. It cannot reach files itself: VS Code serves them to the page only. */
export type FromWorker =
  | { readonly type: 'want'; readonly name: string }
  | {
      readonly type: 'runs';
      readonly block: number;
      readonly from: number;
      readonly runs: readonly (readonly Run[])[];
    };
