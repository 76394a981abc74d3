import { isDeepStrictEqual } from 'node:util';
import { failureOf } from '../errors.ts';
import type { Disposable } from '../disposables.ts';
import { Listeners } from '../disposables.ts';
import type { Embedded } from '../models/embed.ts';
import type { PieceFiles, PieceHit, PieceStore } from './pieceStore.ts';

export interface EmbeddingsDeps {
  /** Who embeds, as the settings say now; undefined where that is off. */
  readonly source: () => EmbeddingSource | undefined;
  /** Which files may be read, as the folders and the settings say now; compared as data. */
  readonly files: () => PieceFiles;
  readonly openStore: (source: EmbeddingSource, files: PieceFiles) => PieceStore;
  /** Every text passes here before it leaves. */
  readonly redact: (text: string) => string;
  /** Asked before the first texts go to an endpoint; a yes is remembered by whoever is asked. */
  readonly confirm: (source: EmbeddingSource, estimate: Estimate) => Promise<boolean>;
  readonly now: () => number;
}

export interface EmbeddingSource {
  /** Endpoint and model in one: what another makes cannot be compared. */
  readonly id: string;
  readonly model: string;
  /** For people. */
  readonly host: string;
  /** US dollars for a million tokens; 0 where it costs nothing; undefined where nobody knows. */
  readonly price: number | undefined;
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<Embedded>;
}

interface OpenStore {
  readonly id: string;
  readonly files: PieceFiles;
  readonly store: PieceStore;
}

export interface Estimate {
  readonly files: number;
  readonly pieces: number;
  readonly tokens: number;
  /** US dollars. */
  readonly cost: number | undefined;
}

/**
 * Search by meaning, where the user has named a model for it. Texts go to the endpoint after a yes, in batches, each
 * once; whatever goes wrong, there is the search by words.
 */
export class Embeddings implements Disposable {
  readonly #deps: EmbeddingsDeps;
  readonly #listeners = new Listeners<string | undefined>();
  #open: OpenStore | undefined;
  #abort = new AbortController();
  #running: Promise<void> | undefined;
  #isWanted = false;
  #isPaused = false;
  #declined: string | undefined;
  #message: string | undefined;
  #restsUntil = 0;
  #isFailing = false;
  readonly #questions = new Map<string, readonly number[]>();

  constructor(deps: EmbeddingsDeps) {
    this.#deps = deps;
  }

  /** What it does, or why it does nothing, in a sentence; undefined where there is nothing to say. */
  get message(): string | undefined {
    return this.#message;
  }

  onMessage(listener: (message: string | undefined) => void): Disposable {
    return this.#listeners.add(listener);
  }

  /** Brings the embeddings up to date with the files. Several calls at once are one more round. */
  refresh(): Promise<void> {
    this.#isWanted = true;
    return (this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    }));
  }

  /**
   * Takes what the settings, the folders and trust say now. What was made for others is put away at once, and nothing
   * more is sent for it; `refresh` makes what is missing.
   */
  reconfigure(): void {
    if (this.#isOpenFor(this.#deps.source())) return;
    this.#close();
    if (!this.#deps.source()) this.#tell(undefined);
  }

  pause(): void {
    this.#isPaused = true;
    this.#abort.abort();
  }

  resume(): void {
    this.#isPaused = false;
    void this.refresh();
  }

  /** Whether there is something to search, and an endpoint that answers. */
  get isReady(): boolean {
    const source = this.#deps.source();
    return source !== undefined && this.#isOpenFor(source) && this.#deps.now() >= this.#restsUntil;
  }

  /** Files by meaning, best first; nothing where it is off, not ready or the endpoint does not answer. */
  async search(query: string, limit: number, signal: AbortSignal): Promise<readonly PieceHit[]> {
    const source = this.#deps.source();
    const open = this.#open;
    if (!source || !open || !this.isReady) return [];
    try {
      const vector = await this.#vectorOf(source, query, signal);
      if (this.#isFailing) this.#recovered();
      return vector ? await open.store.search(vector, limit) : [];
    } catch (error) {
      // One that was put away meanwhile has not failed.
      if (!signal.aborted && this.#open === open) this.#failed(source, error);
      return [];
    }
  }

  dispose(): void {
    this.#close();
  }

  #close(): void {
    this.#abort.abort();
    this.#open?.store.dispose();
    this.#open = undefined;
  }

  #isOpenFor(source: EmbeddingSource | undefined): boolean {
    const open = this.#open;
    return open?.id === source?.id && (!open || isDeepStrictEqual(open.files, this.#deps.files()));
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isPaused) {
      this.#isWanted = false;
      const source = this.#deps.source();
      if (!this.#isOpenFor(source)) this.#close();
      if (source && this.#declined === source.id) return;
      if (!source) {
        this.#tell(undefined);
        return;
      }
      this.#abort = new AbortController();
      try {
        await this.#embedAll(source, this.#abort.signal);
      } catch (error) {
        if (!this.#abort.signal.aborted) this.#failed(source, error);
      }
    }
  }

  async #embedAll(source: EmbeddingSource, signal: AbortSignal): Promise<void> {
    if (!this.#open) {
      const files = this.#deps.files();
      this.#open = { id: source.id, files, store: this.#deps.openStore(source, files) };
    }
    const { store } = this.#open;
    const work = await store.scan();
    signal.throwIfAborted();
    const costOf = (tokens: number): number | undefined => source.price && (source.price * tokens) / 1_000_000;
    if (work.missing > 0) {
      const { files, missing, missingTokens: tokens } = work;
      if (!(await this.#deps.confirm(source, { files, pieces: missing, tokens, cost: costOf(tokens) }))) {
        signal.throwIfAborted();
        this.#declined = source.id;
        this.#tell('Search uses words alone: you did not want embeddings. Rebuild the index to be asked again.');
        return;
      }
    }
    let spent = 0;
    let batches = 0;
    for (let done = 0; done < work.missing;) {
      signal.throwIfAborted();
      const batch = await store.missing(BATCH);
      if (batch.length === 0) break;
      const texts = batch.map(it => this.#deps.redact(it.text));
      const { vectors, tokens } = await source.embed(texts, signal);
      await store.put(
        batch.map(it => it.hash),
        vectors,
      );
      done += batch.length;
      spent += tokens ?? 0;
      this.#tell(progress(done, work.missing, costOf(spent)));
      if (++batches % SAVE_EVERY === 0) await store.save();
    }
    await store.save();
    this.#recovered();
  }

  async #vectorOf(source: EmbeddingSource, query: string, signal: AbortSignal): Promise<readonly number[] | undefined> {
    const key = `${source.id}\0${query}`;
    const known = this.#questions.get(key);
    if (known) return known;
    const { vectors } = await source.embed([this.#deps.redact(query)], signal);
    const [vector] = vectors;
    if (vector) this.#questions.set(key, vector);
    for (const oldest of [...this.#questions.keys()].slice(0, -KEPT_QUESTIONS)) this.#questions.delete(oldest);
    return vector;
  }

  #failed(source: EmbeddingSource, error: unknown): void {
    this.#isFailing = true;
    this.#restsUntil = this.#deps.now() + REST_MS;
    const { message, details } = failureOf(error);
    const why = message.startsWith('Something went wrong') ? details.split('\n')[0] : message;
    this.#tell(`Search uses words alone: ${source.host} gave no embeddings. ${why ?? ''}`.trim());
  }

  #recovered(): void {
    this.#isFailing = false;
    this.#tell(undefined);
  }

  #tell(message: string | undefined): void {
    if (message === this.#message) return;
    this.#message = message;
    this.#listeners.fire(message);
  }

  /** To be asked again after a no. */
  askAgain(): void {
    this.#declined = undefined;
    this.#restsUntil = 0;
  }
}

/** Texts in one request: few enough for every endpoint, of about 30,000 tokens. */
const BATCH = 32;
const SAVE_EVERY = 16;
/** An endpoint that does not answer is left alone for a while: no question should wait for it. */
const REST_MS = 60_000;
const KEPT_QUESTIONS = 50;

function progress(done: number, total: number, cost: number | undefined): string {
  const count = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  const money =
    cost === undefined || cost === 0 ? '' : `, about $${cost < 0.01 ? cost.toFixed(4) : cost.toFixed(2)} so far`;
  return `Embeddings: ${count} pieces of code${money}.`;
}
