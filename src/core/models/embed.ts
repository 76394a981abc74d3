import * as v from 'valibot';
import { readObject } from './answer.ts';
import { askOnce } from './askOnce.ts';
import { hostOf, setupOf } from './attempt.ts';
import type { OpenAiOptions } from './attempt.ts';

export interface Embedded {
  /** One for each text, in their order, all of one length. */
  readonly vectors: readonly (readonly number[])[];
  /** As the endpoint counted; undefined where it did not say. */
  readonly tokens: number | undefined;
}

/**
 * The embeddings of some texts. Where the endpoint is busy it is asked again; then it rejects with a `FailureError`, or
 * with an abort error.
 */
export async function embed(
  options: OpenAiOptions,
  model: string,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Embedded> {
  const setup = setupOf(options);
  return askOnce(
    setup,
    {
      model,
      patience: PATIENCE,
      retries: true,
      ask: async (client, own) => {
        const answer = await client.embed(
          model,
          texts.map(text => text.toWellFormed()),
          own,
        );
        return readObject(answer, hostOf(setup), value => readEmbeddings(value, texts.length));
      },
    },
    signal,
  );
}

/** Seconds. A local server may have to load the model first. */
const PATIENCE = 60;

const schema = v.looseObject({
  data: v.array(v.looseObject({ index: v.optional(v.number()), embedding: v.pipe(v.array(v.number()), v.nonEmpty()) })),
  usage: v.nullish(v.looseObject({ prompt_tokens: v.nullish(v.number()), total_tokens: v.nullish(v.number()) })),
});

/** Undefined where it is no such answer, or not one for these texts. */
function readEmbeddings(value: unknown, count: number): Embedded | undefined {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return undefined;
  const { data, usage } = parsed.output;
  const vectors = data.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)).map(it => it.embedding);
  const length = vectors[0]?.length;
  const isWhole = vectors.length === count && vectors.every(it => it.length === length && it.every(Number.isFinite));
  return isWhole ? { vectors, tokens: usage?.total_tokens ?? usage?.prompt_tokens ?? undefined } : undefined;
}
