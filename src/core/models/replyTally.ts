import type { Usage } from '../../shared/thread.ts';
import type { FinishReason } from '../../shared/thread.ts';
import { endpointFailures } from './endpointFailures.ts';
import type { AnswerEnd } from './answer.ts';
import type { Chunk } from './chunk.ts';
import type { ModelEvent, ModelRequest, Price } from './modelProvider.ts';
import { ThinkTags } from './thinkTags.ts';
import { estimateMessages, estimateTokens } from './tokens.ts';

/** What has come of a reply so far, and how it ends. */
export class ReplyTally {
  readonly #request: ModelRequest;
  readonly #now: () => number;
  readonly #price: Price | undefined;
  readonly #started: number;
  readonly #tags = new ThinkTags();
  #firstTokenAt: number | undefined;
  #text = '';
  #reasoning = '';
  #finishReason: FinishReason | undefined;
  #counted: Chunk['usage'];

  constructor(request: ModelRequest, now: () => number, price: Price | undefined) {
    this.#request = request;
    this.#now = now;
    this.#price = price;
    this.#started = now();
  }

  /** Nothing was shown yet: the request may be sent again. */
  get isEmpty(): boolean {
    return this.#text === '' && this.#reasoning === '';
  }

  /** The model said why it ended: whatever goes wrong after that does not matter. */
  get isFinished(): boolean {
    return this.#finishReason !== undefined && !this.isEmpty;
  }

  get isTooLong(): boolean {
    return this.#text.length + this.#reasoning.length > MAX_REPLY;
  }

  take(chunk: Chunk): readonly ModelEvent[] {
    this.#counted = chunk.usage ?? this.#counted;
    this.#finishReason = chunk.finishReason ?? this.#finishReason;
    const said = this.#tags.read(chunk.text);
    return [...this.#add('reasoning', chunk.reasoning + said.reasoning), ...this.#add('delta', said.text)];
  }

  /** The answer ended by itself. Gives what was held back. */
  close(end: AnswerEnd): readonly ModelEvent[] {
    this.#finishReason ??= end === 'done' ? 'stop' : 'cut-off';
    const held = this.#tags.end();
    return [...this.#add('reasoning', held.reasoning), ...this.#add('delta', held.text)];
  }

  /** The last event of the stream. A reply without text is no reply, unless the model or the server cut it short. */
  end(host: string): ModelEvent {
    const finishReason = this.#finishReason ?? 'cut-off';
    const isCutShort = finishReason === 'length' || finishReason === 'filter';
    if (this.#text.trim() === '' && !isCutShort) {
      return { type: 'failure', failure: endpointFailures.emptyAnswer(host, `finish reason: ${finishReason}`) };
    }
    return { type: 'end', finishReason, usage: this.#usage() };
  }

  #add(type: 'delta' | 'reasoning', text: string): readonly ModelEvent[] {
    if (text === '') return [];
    this.#firstTokenAt ??= this.#now();
    if (type === 'delta') this.#text += text;
    else this.#reasoning += text;
    return [{ type, text }];
  }

  #usage(): Usage {
    const promptTokens = this.#counted?.promptTokens ?? estimateMessages(this.#request.messages);
    const replyTokens = this.#counted?.replyTokens ?? estimateTokens(this.#text) + estimateTokens(this.#reasoning);
    const price = this.#price;
    return {
      promptTokens,
      replyTokens,
      isEstimate: this.#counted === undefined,
      totalMs: this.#now() - this.#started,
      ...(this.#firstTokenAt === undefined ? {} : { firstTokenMs: this.#firstTokenAt - this.#started }),
      ...(price ? { cost: (promptTokens * price.prompt + replyTokens * price.reply) / 1_000_000 } : {}),
    };
  }
}

/** In UTF-16 units: some hundred thousand words. */
const MAX_REPLY = 4_000_000;
