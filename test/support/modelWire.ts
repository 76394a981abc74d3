import * as v from 'valibot';

/** What the model is to answer. */
export interface ReplyScript {
  readonly text?: string;
  /** The pieces in which the text is streamed; by default a word or a part of one. */
  readonly tokens?: readonly string[];
  readonly reasoning?: string;
  readonly finishReason?: 'stop' | 'length' | 'content_filter' | 'tool_calls';
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number };
}

/** A reply as the frames of a server-sent event stream: joined, they are the body. */
export interface ReplyFrames {
  readonly head: string;
  readonly reasoning: readonly string[];
  /** One for each token. */
  readonly tokens: readonly string[];
  readonly finish: string;
  /** Empty unless the request asked for usage. */
  readonly usage: string;
  readonly done: string;
}

/** A list of parts is what a message with images has: its text is what counts here. */
const contentSchema = v.union([
  v.string(),
  v.pipe(
    v.array(v.looseObject({ text: v.optional(v.string()) })),
    v.transform(parts => parts.map(part => part.text ?? '').join('\n')),
  ),
]);

export const chatRequestSchema = v.looseObject({
  model: v.string(),
  messages: v.array(v.looseObject({ role: v.string(), content: contentSchema })),
  stream: v.optional(v.nullable(v.boolean())),
  stream_options: v.optional(v.nullable(v.looseObject({ include_usage: v.optional(v.boolean()) }))),
});
export type ChatRequest = v.InferOutput<typeof chatRequestSchema>;

export function replyFrames(request: ChatRequest, reply: ReplyScript): ReplyFrames {
  const asksForUsage = request.stream_options?.include_usage === true;
  const chunk = (delta: object, finishReason: string | null = null): string =>
    frame({
      ...envelope(request, 'chat.completion.chunk'),
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
      ...(asksForUsage ? { usage: null } : {}),
    });
  return {
    head: chunk({ role: 'assistant', content: '', refusal: null }),
    reasoning: pieces(reply.reasoning ?? '').map(text => chunk({ reasoning_content: text })),
    tokens: replyTokens(reply).map(text => chunk({ content: text })),
    finish: chunk({}, reply.finishReason ?? 'stop'),
    usage: asksForUsage
      ? frame({ ...envelope(request, 'chat.completion.chunk'), choices: [], usage: usage(request, reply) })
      : '',
    done: 'data: [DONE]\n\n',
  };
}

/** The same reply as the one JSON object of a request that does not stream. */
export function replyObject(request: ChatRequest, reply: ReplyScript): object {
  const message = {
    role: 'assistant',
    content: replyTokens(reply).join(''),
    ...(reply.reasoning ? { reasoning_content: reply.reasoning } : {}),
  };
  return {
    ...envelope(request, 'chat.completion'),
    choices: [{ index: 0, message, logprobs: null, finish_reason: reply.finishReason ?? 'stop' }],
    usage: usage(request, reply),
  };
}

export function frame(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** An error as the real servers word it. */
export function errorObject(
  message: string,
  type: string,
  code: string | null = null,
  param: string | null = null,
): object {
  return { error: { message, type, param, code } };
}

/** A vector of length 1 that depends on the text alone: texts that share words lie near each other. */
export function embedding(text: string, dimensions = 64): readonly number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const slot = hash(word) % dimensions;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map(value => value / length);
}

export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function replyTokens(reply: ReplyScript): readonly string[] {
  return reply.tokens ?? pieces(reply.text ?? '');
}

function pieces(text: string): readonly string[] {
  return text.match(/\s*\S{1,8}|\s+/gu) ?? [];
}

function usage(request: ChatRequest, reply: ReplyScript): object {
  const counted = reply.usage ?? {
    prompt_tokens: request.messages.reduce((sum, message) => sum + countTokens(message.content), 0),
    completion_tokens: replyTokens(reply).length,
  };
  return { ...counted, total_tokens: counted.prompt_tokens + counted.completion_tokens };
}

function envelope(request: ChatRequest, object: string): object {
  return { id: 'chatcmpl-demo', object, created: 1_760_000_000, model: request.model, system_fingerprint: 'fp_demo' };
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
