/** A file before and after an edit, for which replies are to be written. */
export type FileEdit = {
  readonly path: string;
  readonly language: string;
  readonly original: string;
  readonly expected: string;
};
