import type { ChildProcess } from 'node:child_process';
import type { IndexStatus } from '../../shared/indexStatus.ts';
import type { Disposable } from '../disposables.ts';
import { forkIndexer, stopIndexer } from './forkIndexer.ts';
import type {
  FromChild,
  IndexMethod,
  IndexNote,
  IndexOptions,
  IndexParams,
  IndexResult,
  IndexUsage,
  ToChild,
} from './messages.ts';

/**
 * The connection with the child process that holds the index. A child that ends by itself, or no longer answers, is
 * started once more without V8's optimising compiler for WebAssembly, which is known to abort whole processes; then once
 * more without parsers; then it is given up. One that has long been at work is started as it was.
 *
 * A child that has built an index gives way to one that starts from what was saved, once, at a moment in which nobody
 * waits for an answer. What is asked and told until the new one is there waits for it.
 */
export class ChildLink implements Disposable {
  readonly #options: LinkOptions;
  readonly #requests = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #nextId = 1;
  #attempt = 0;
  #startedAt = 0;
  #watchdog: NodeJS.Timeout | undefined;
  #isDisposed = false;
  #isPaused = false;
  /** What the child has taken, when it has said that a new one would be smaller. */
  #outgrown: IndexUsage | undefined;
  #mayRenew = true;
  /** Messages for the new child, while the old one ends. */
  #held: ToChild[] | undefined;
  #past: IndexUsage = { cpuSeconds: 0, peakRssMB: 0 };

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  start(): void {
    const attempt = ATTEMPTS[this.#attempt];
    if (!attempt || this.#child || this.#isDisposed) return;
    const flags = ['--max-old-space-size=1024', '--max-semi-space-size=4', ...attempt.flags];
    const child = forkIndexer(this.#options.childPath, [...(this.#options.execArgv ?? []), ...flags]);
    this.#child = child;
    this.#startedAt = this.#now();
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => (errors = (errors + data.toString()).slice(-LONGEST_ERROR)));
    child.on('message', (message: FromChild) => {
      if (this.#child === child) this.#take(message);
    });
    child.on('error', error => this.#ended(child, error.message));
    child.on('exit', (code, signal) => this.#ended(child, `${signal ?? String(code)} ${errors}`));
    const { index } = this.#options;
    this.#send({ type: 'start', options: attempt.hasParsers ? index : { ...index, parsers: 0 } });
    for (const note of this.#options.notes?.() ?? []) this.#send({ type: 'note', note });
    this.#watchdog = setInterval(() => this.#watch(child), PING_INTERVAL_MS);
    this.#watchdog.unref();
  }

  /** Rejects when the child ends before it answers, when it is given up, and when `signal` aborts. */
  request<M extends IndexMethod>(method: M, params: IndexParams<M>, signal?: AbortSignal): Promise<IndexResult<M>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted || !(this.#child || this.#held)) {
        reject(signal?.aborted ? abortError(signal) : new Error('The index is not running.'));
        return;
      }
      const id = this.#nextId++;
      const onAbort = (): void => {
        this.#send({ type: 'cancel', id });
        this.#finish(id)?.reject(abortError(signal));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const timer =
        method === 'settle'
          ? undefined
          : setTimeout(() => this.#finish(id)?.reject(new Error('The index did not answer in time.')), REQUEST_MS);
      this.#requests.set(id, {
        // The child answers by the same table of requests.
        resolve: result => resolve(result as IndexResult<M>),
        reject,
        cleanUp: () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
        },
      });
      this.#send({ type: 'request', id, method, params });
    });
  }

  note(note: IndexNote): void {
    if (note.type === 'rebuild') {
      this.#outgrown = undefined;
      this.#mayRenew = true;
    }
    if (note.type === 'pause' || note.type === 'resume') this.#isPaused = note.type === 'pause';
    this.#send({ type: 'note', note });
    this.#renewIfIdle();
  }

  /** Forgets everything and begins anew; after crashes with a child that is trusted again. */
  rebuild(): void {
    if (this.#attempt > 0) {
      this.#attempt = 0;
      // One that is on its way is trusted already.
      if (!this.#held) {
        this.#leave()?.kill('SIGKILL');
        this.start();
      }
    }
    this.note({ type: 'rebuild' });
  }

  /** The child's process id, for measuring. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** What children took that gave way to another. */
  get past(): IndexUsage {
    return this.#past;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#held = undefined;
    const child = this.#leave();
    if (child) stopIndexer(child);
  }

  /** The child is no longer listened to, nor its end. */
  #leave(): ChildProcess | undefined {
    clearInterval(this.#watchdog);
    const child = this.#child;
    this.#child = undefined;
    this.#outgrown = undefined;
    this.#rejectAll('The index was closed.');
    return child;
  }

  #send(message: ToChild): void {
    if (this.#held) this.#held.push(message);
    else if (this.#child?.connected) this.#child.send(message);
  }

  #take(message: FromChild): void {
    switch (message.type) {
      case 'reply':
        this.#finish(message.id)?.resolve(message.result);
        break;
      case 'failed':
        this.#finish(message.id)?.reject(new Error(message.message));
        break;
      case 'status':
        this.#options.onStatus(this.#withMessage(message.status));
        break;
      case 'outgrown':
        if (this.#mayRenew) this.#outgrown = message.usage;
        this.#renewIfIdle();
        break;
    }
  }

  #withMessage(status: IndexStatus): IndexStatus {
    if (ATTEMPTS[this.#attempt]?.hasParsers !== false) return status;
    return { ...status, message: WITHOUT_PARSERS };
  }

  #renewIfIdle(): void {
    const child = this.#child;
    const usage = this.#outgrown;
    if (!usage || !child || this.#isPaused || this.#requests.size > 0) return;
    this.#outgrown = undefined;
    this.#mayRenew = false;
    this.#past = {
      cpuSeconds: this.#past.cpuSeconds + usage.cpuSeconds,
      peakRssMB: Math.max(this.#past.peakRssMB, usage.peakRssMB),
    };
    this.#child = undefined;
    clearInterval(this.#watchdog);
    const held: ToChild[] = [];
    this.#held = held;
    child.once('exit', () => {
      this.#held = undefined;
      this.start();
      for (const message of held) this.#send(message);
    });
    stopIndexer(child);
  }

  #watch(child: ChildProcess): void {
    const timer = setTimeout(() => {
      this.#options.log(`The index does not answer (process ${child.pid ?? 0}): it is ended.`);
      child.kill('SIGKILL');
    }, SILENCE_MS);
    timer.unref();
    this.request('ping', null).then(
      () => clearTimeout(timer),
      // A late answer is an answer; only silence ends the child.
      () => undefined,
    );
  }

  #ended(child: ChildProcess, reason: string): void {
    if (this.#child !== child || this.#isDisposed) return;
    this.#child = undefined;
    this.#outgrown = undefined;
    clearInterval(this.#watchdog);
    this.#rejectAll('The index stopped; it is being started again.');
    const hasProvenItself = this.#attempt > 0 && this.#now() - this.#startedAt > LONG_LIFE_MS;
    if (!hasProvenItself) this.#attempt++;
    this.#options.log(`The index process ended (${reason.trim()}).`);
    if (this.#attempt < ATTEMPTS.length) this.start();
    else this.#options.onGivenUp();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #finish(id: number): Pending | undefined {
    const pending = this.#requests.get(id);
    this.#requests.delete(id);
    pending?.cleanUp();
    this.#renewIfIdle();
    return pending;
  }

  #rejectAll(message: string): void {
    for (const id of [...this.#requests.keys()]) this.#finish(id)?.reject(new Error(message));
  }
}

export interface LinkOptions {
  readonly childPath: string;
  readonly index: IndexOptions;
  /** Further flags for Node. */
  readonly execArgv?: readonly string[];
  /** What each child has to know when it starts, a restarted one too. */
  readonly notes?: () => readonly IndexNote[];
  readonly onStatus: (status: IndexStatus) => void;
  /** The child ended too often. */
  readonly onGivenUp: () => void;
  readonly log: (message: string) => void;
  /** Milliseconds; by default the clock's. */
  readonly now?: () => number;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly cleanUp: () => void;
}

/**
 * V8's optimising compiler takes up to 200 MB for the lexer of one grammar: one at a time, and without making its loops
 * longer, it takes less, and the parsers are no slower.
 */
const THRIFTY = ['--wasm-num-compilation-tasks=1', '--no-wasm-loop-unrolling', '--no-wasm-loop-peeling'];
const ATTEMPTS = [
  { flags: THRIFTY, hasParsers: true },
  { flags: ['--liftoff-only'], hasParsers: true },
  { flags: [], hasParsers: false },
];
const WITHOUT_PARSERS =
  'The index stopped twice while it read code. It goes on with files and their text, without new symbols. Rebuild it to try again.';
/** A child that ends after so long did not end for what is wrong with all of them. */
const LONG_LIFE_MS = 3_600_000;
const REQUEST_MS = 10_000;
const PING_INTERVAL_MS = 30_000;
const SILENCE_MS = 60_000;
const LONGEST_ERROR = 2000;

function abortError(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('Cancelled.');
}
