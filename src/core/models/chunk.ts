import * as v from 'valibot';
import type { FinishReason } from '../../shared/thread.ts';

/** What one event of a stream, or the one object of an answer that is none, says. */
export interface Chunk {
  readonly text: string;
  readonly reasoning: string;
  readonly finishReason: FinishReason | undefined;
  readonly usage: { readonly promptTokens: number; readonly replyTokens: number } | undefined;
  /** The server's own error object. */
  readonly error: unknown;
}

/** Undefined where the value is not of the chat-completions protocol. */
export function readChunk(value: unknown): Chunk | undefined {
  const parsed = v.safeParse(chunkSchema, value);
  if (!parsed.success) return undefined;
  const { choices, usage, error } = parsed.output;
  if (choices === undefined && usage === undefined && error === undefined) return undefined;
  const choice = choices?.[0];
  const said = choice?.delta ?? choice?.message;
  return {
    text: contentText(said?.content),
    reasoning: said?.reasoning_content ?? said?.reasoning ?? '',
    finishReason: choice?.finish_reason ? (finishReasons[choice.finish_reason] ?? 'stop') : undefined,
    usage: usage ? { promptTokens: usage.prompt_tokens, replyTokens: usage.completion_tokens } : undefined,
    error: error ?? undefined,
  };
}

/** Names of more than one maker; whatever else a server calls it, it says that the model was done. */
const finishReasons: Readonly<Record<string, FinishReason>> = {
  length: 'length',
  max_tokens: 'length',
  MAX_TOKENS: 'length',
  content_filter: 'filter',
  safety: 'filter',
  SAFETY: 'filter',
};

/** Mistral sends a list of parts where others send a string. */
const contentSchema = v.union([v.string(), v.array(v.looseObject({ text: v.optional(v.string()) }))]);

const saidSchema = v.looseObject({
  content: v.nullish(contentSchema),
  reasoning_content: v.nullish(v.string()),
  reasoning: v.nullish(v.string()),
});

const chunkSchema = v.looseObject({
  choices: v.nullish(
    v.array(
      v.looseObject({
        delta: v.nullish(saidSchema),
        message: v.nullish(saidSchema),
        finish_reason: v.nullish(v.string()),
      }),
    ),
  ),
  usage: v.nullish(
    v.looseObject({ prompt_tokens: v.optional(v.number(), 0), completion_tokens: v.optional(v.number(), 0) }),
  ),
  error: v.optional(v.unknown()),
});

function contentText(content: v.InferOutput<typeof contentSchema> | null | undefined): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(part => part.text ?? '').join('');
}
