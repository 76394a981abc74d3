import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeRecord, type LogRecord } from '../../src/core/threads/recordCodec.ts';
import { ulid } from '../../src/core/threads/ulid.ts';
import type { ThreadEvent } from '../../src/shared/threadEvent.ts';

export interface CorpusOptions {
  readonly folder: string;
  readonly threads: number;
  /** Questions and replies of a thread together. */
  readonly messages: number;
  /** Characters of a message, about. */
  readonly length: number;
}

/** Writes threads as the store writes them. Returns their ids. */
export async function writeCorpus({ folder, threads, messages, length }: CorpusOptions): Promise<readonly string[]> {
  const words = new Words(7);
  await mkdir(join(folder, 'threads'), { recursive: true, mode: 0o700 });
  const ids: string[] = [];
  for (let number = 0; number < threads; number++) {
    const at = START + number * 60_000;
    const id = ulid(at);
    ids.push(id);
    const events: ThreadEvent[] = [{ type: 'thread-start', id, at }];
    let parent: string | undefined;
    for (let turn = 0; turn < messages / 2; turn++) {
      const turnId = ulid(at + turn);
      const question = {
        id: turnId,
        created: at + turn,
        text: words.text(length / 4),
        context: [],
        model: 'some-model',
      };
      events.push({ type: 'turn-start', at: at + turn, turn: { ...question, ...(parent ? { parent } : {}) } });
      const half = Math.floor((length * 7) / 8);
      events.push({ type: 'turn-delta', turnId, text: words.text(half) });
      events.push({ type: 'turn-delta', turnId, text: words.text(half) });
      const usage = { promptTokens: 900, replyTokens: 300, isEstimate: false, totalMs: 4000, cost: 0.01 };
      const outcome = { type: 'done', finishReason: 'stop', ended: at + turn + 1 } as const;
      events.push({ type: 'turn-end', turnId, outcome, usage });
      parent = turnId;
    }
    events.push({ type: 'thread-title', at: at + messages, title: words.text(40), by: 'model' });
    const records: LogRecord[] = events.map((event, n) => ({ kind: 'event', by: 'corpus', n, event }));
    const header: LogRecord = { kind: 'header', schema: 1, id, created: at };
    const bytes = Buffer.concat([header, ...records].map(encodeRecord));
    await writeFile(join(folder, 'threads', `${id}.jsonl`), bytes, { mode: 0o600 });
  }
  return ids;
}

const START = 1_700_000_000_000;

/** Text of a vocabulary in which some words are common and most are rare, as in real talk about code. */
export class Words {
  readonly #vocabulary: readonly string[];
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
    const syllables = 'ba co di fu gor hel in ja kre lo mun ne op par qui ras sto tu ver wil'.split(' ');
    const pick = (): string => syllables[this.#random(syllables.length)] ?? '';
    this.#vocabulary = Array.from({ length: 40_000 }, (_, rank) => {
      const word = pick() + pick() + (rank > 400 ? pick() : '') + (rank > 8000 ? pick() : '');
      return rank % 9 === 0 ? `get${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
    });
  }

  get vocabulary(): readonly string[] {
    return this.#vocabulary;
  }

  text(length: number): string {
    let text = '';
    while (text.length < length) text += `${this.word()}${this.#random(12) === 0 ? '.\n' : ' '}`;
    return text;
  }

  /** Zipf-like: half of all words are among the first two hundred. */
  word(): string {
    const share = this.#random(1_000_000) / 1_000_000;
    return this.#vocabulary[Math.floor(Math.exp(share * Math.log(this.#vocabulary.length))) - 1] ?? '';
  }

  #random(below: number): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return this.#state % below;
  }
}
