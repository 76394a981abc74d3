import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { IndexStatus } from '../../shared/indexStatus.ts';
import type { Disposable } from '../disposables.ts';
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
import { UnsavedTexts } from './unsavedTexts.ts';

/**
 * The connection with the child process that holds the index. A child that ends by itself, or no longer answers, is
 * started once more without V8's optimising compiler for WebAssembly, which is known to abort whole processes; then once
 * more without parsers; then it is given up.
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
  #watchdog: NodeJS.Timeout | undefined;
  #isDisposed = false;
  readonly #unsaved = new UnsavedTexts();
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
    const child = fork(this.#options.childPath, [], {
      execArgv: [
        ...(this.#options.execArgv ?? []),
        '--max-old-space-size=1024',
        '--max-semi-space-size=4',
        ...attempt.flags,
      ],
      serialization: 'advanced',
      // Never the parent's: the debugger's port, and a terminal, are its own.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, ...MEMORY, NODE_OPTIONS: '', ELECTRON_RUN_AS_NODE: '1' },
    });
    this.#child = child;
    lowerPriority(child);
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => (errors = (errors + data.toString()).slice(-LONGEST_ERROR)));
    child.on('message', (message: FromChild) => this.#take(message));
    child.on('error', error => this.#ended(child, error.message));
    child.on('exit', (code, signal) => this.#ended(child, `${signal ?? String(code)} ${errors}`));
    const { index } = this.#options;
    this.#send({ type: 'start', options: attempt.hasParsers ? index : { ...index, parsers: 0 } });
    for (const note of this.#unsaved.notes()) this.#send({ type: 'note', note });
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
    this.#unsaved.see(note);
    if (note.type === 'rebuild') {
      this.#outgrown = undefined;
      this.#mayRenew = true;
    }
    if (note.type === 'pause' || note.type === 'resume') this.#isPaused = note.type === 'pause';
    this.#send({ type: 'note', note });
    this.#renewIfIdle();
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
    clearInterval(this.#watchdog);
    const child = this.#child;
    this.#child = undefined;
    this.#held = undefined;
    this.#rejectAll('The index was closed.');
    if (child) stop(child);
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
        this.#options.onStatus(message.status);
        break;
      case 'outgrown':
        if (this.#mayRenew) this.#outgrown = message.usage;
        this.#renewIfIdle();
        break;
    }
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
    stop(child);
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
    this.#attempt++;
    this.#options.log(`The index process ended (${reason.trim()}).`);
    if (this.#attempt < ATTEMPTS.length) this.start();
    else this.#options.onGivenUp();
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
  readonly onStatus: (status: IndexStatus) => void;
  /** The child ended too often. */
  readonly onGivenUp: () => void;
  readonly log: (message: string) => void;
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
/** glibc keeps what each of V8's threads took to compile a grammar; so it gives it back, some 60 MB. Elsewhere nothing. */
const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
const REQUEST_MS = 10_000;
const PING_INTERVAL_MS = 30_000;
const SILENCE_MS = 60_000;
const STOP_MS = 3000;
const LONGEST_ERROR = 2000;

/** It saves what it has, and then ends; if it does not, it is ended. */
function stop(child: ChildProcess): void {
  if (child.connected) child.send({ type: 'note', note: { type: 'stop' } } satisfies ToChild);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  timer.unref();
  child.once('exit', () => clearTimeout(timer));
}

/** The index must not take the processor from typing. Not every system allows it. */
function lowerPriority(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    return;
  }
}

function abortError(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('Cancelled.');
}
