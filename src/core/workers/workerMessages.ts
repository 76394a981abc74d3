/** What a worker is sent. */
export interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
}

/** What it sends back, for each question one. */
export type Answered<Answer> =
  { readonly id: number; readonly answer: Answer } | { readonly id: number; readonly error: string };
