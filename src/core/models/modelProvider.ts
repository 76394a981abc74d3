import type { Failure, FinishReason, Usage } from '../../shared/thread.ts';

/** Where replies come from: an endpoint, or the editor's own language models. */
export interface ModelProvider {
  readonly id: string;
  /** For people: the endpoint's host or name. */
  readonly label: string;
  /**
   * Asks for a reply. Never throws: the stream ends with exactly one `end` or `failure`; once the signal is aborted it
   * just ends. Leaving the loop early closes the connection.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** Byte for byte what `stream` would post for a request. */
  body(request: ModelRequest): string;
  /** The models that can be asked, in the provider's order. Rejects with a `FailureError`, or an abort error. */
  list(signal: AbortSignal): Promise<readonly ModelInfo[]>;
}

export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  /** 0 to 2. */
  readonly temperature?: number;
  /** 0 to 1. */
  readonly topP?: number;
  /** The longest reply, in tokens. */
  readonly maxTokens?: number;
  /** -2 to 2. */
  readonly frequencyPenalty?: number;
  /** -2 to 2. */
  readonly presencePenalty?: number;
}

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** Data URLs, for models that can see. */
  readonly images?: readonly string[];
}

export type ModelEvent =
  | { readonly type: 'delta'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  /** Nothing came for so many seconds. `retryIn`: the server was busy and is asked again in so many seconds. */
  | { readonly type: 'waiting'; readonly seconds: number; readonly retryIn?: number }
  | { readonly type: 'end'; readonly finishReason: FinishReason; readonly usage?: Usage }
  | { readonly type: 'failure'; readonly failure: Failure };

export interface ModelInfo {
  readonly id: string;
  /** For people, where it differs from the id. */
  readonly name?: string;
  /** Tokens of prompt and reply together, where known. */
  readonly contextWindow?: number;
  /** The longest reply in tokens, where known. */
  readonly maxReplyTokens?: number;
  readonly price?: Price;
}

/** US dollars for a million tokens. */
export interface Price {
  readonly prompt: number;
  readonly reply: number;
}
