import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { IndexStatus } from '../../shared/indexStatus.ts';
import type { Disposable } from '../disposables.ts';
import type { FromChild, IndexMethod, IndexNote, IndexOptions, IndexParams, IndexResult, ToChild } from './messages.ts';

/**
 * The connection with the child process that holds the index. A child that ends by itself, or no longer answers, is
 * started once more without V8's optimising compiler for WebAssembly, which is known to abort whole processes; then once
 * more without parsers; then it is given up.
 */
export class ChildLink implements Disposable {
  readonly #options: LinkOptions;
  readonly #requests = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #nextId = 1;
  #attempt = 0;
  #watchdog: NodeJS.Timeout | undefined;
  #isDisposed = false;

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
    child.on('message', (message: FromChild) => {
      if (this.#child === child) this.#take(message);
    });
    child.on('error', error => this.#ended(child, error.message));
    child.on('exit', (code, signal) => this.#ended(child, `${signal ?? String(code)} ${errors}`));
    const { index } = this.#options;
    this.#send({ type: 'start', options: attempt.hasParsers ? index : { ...index, parsers: 0 } });
    for (const note of this.#options.notes?.() ?? []) this.note(note);
    this.#watchdog = setInterval(() => this.#watch(child), PING_INTERVAL_MS);
    this.#watchdog.unref();
  }

  /** Rejects when the child ends before it answers, when it is given up, and when `signal` aborts. */
  request<M extends IndexMethod>(method: M, params: IndexParams<M>, signal?: AbortSignal): Promise<IndexResult<M>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted || !this.#child) {
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
    this.#send({ type: 'note', note });
  }

  /** Forgets everything and begins anew; after crashes with a child that is trusted again. */
  rebuild(): void {
    if (this.#attempt > 0) {
      this.#attempt = 0;
      this.#leave()?.kill('SIGKILL');
      this.start();
    }
    this.note({ type: 'rebuild' });
  }

  /** The child's process id, for measuring. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  dispose(): void {
    this.#isDisposed = true;
    const child = this.#leave();
    if (!child) return;
    // It saves what it has, and then ends; if it does not, it is ended.
    if (child.connected) child.send({ type: 'note', note: { type: 'stop' } } satisfies ToChild);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    timer.unref();
    child.once('exit', () => clearTimeout(timer));
  }

  /** The child is no longer listened to, nor its end. */
  #leave(): ChildProcess | undefined {
    clearInterval(this.#watchdog);
    const child = this.#child;
    this.#child = undefined;
    this.#rejectAll('The index was closed.');
    return child;
  }

  #send(message: ToChild): void {
    if (this.#child?.connected) this.#child.send(message);
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
    }
  }

  #withMessage(status: IndexStatus): IndexStatus {
    if (ATTEMPTS[this.#attempt]?.hasParsers !== false) return status;
    return { ...status, message: WITHOUT_PARSERS };
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
/** glibc keeps what each of V8's threads took to compile a grammar; so it gives it back, some 60 MB. Elsewhere nothing. */
const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
const REQUEST_MS = 10_000;
const PING_INTERVAL_MS = 30_000;
const SILENCE_MS = 60_000;
const STOP_MS = 3000;
const LONGEST_ERROR = 2000;

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
