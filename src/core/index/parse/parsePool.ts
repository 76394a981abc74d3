import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../disposables.ts';
import { GrammarModules } from './grammarModules.ts';
import { unpackParsed } from './packedSymbols.ts';
import type { ParseJob, ParseReply, ParseResult, ParseTask, WorkerSettings } from './parseMessages.ts';

/** Worker threads that parse. A thread that throws, hangs or grows too large is replaced; its files are given up one by one. */
export class ParsePool implements Disposable {
  readonly #options: PoolOptions;
  readonly #modules: GrammarModules;
  readonly #threads: Thread[] = [];
  readonly #urgent: Waiting[] = [];
  readonly #waiting: Waiting[] = [];
  #nextId = 1;
  #isDisposed = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#modules = new GrammarModules(options.grammarsFolder);
  }

  /** Jobs that wait or run. */
  get load(): number {
    return this.#urgent.length + this.#waiting.length + this.#threads.filter(it => it.job).length;
  }

  /** Threads that are there. One takes some 40 MB. */
  get size(): number {
    return this.#threads.length;
  }

  /** Parses files. An urgent job goes before all that wait. A file that could not be parsed is `slow`, without symbols. */
  parse(tasks: readonly ParseTask[], isUrgent = false): Promise<readonly ParseResult[]> {
    if (this.#isDisposed) return Promise.resolve(tasks.map(() => GIVEN_UP));
    return new Promise(resolve => {
      const id = this.#nextId++;
      (isUrgent ? this.#urgent : this.#waiting).push({ id, tasks, results: [], resolve, isCareful: false });
      this.#next();
    });
  }

  /** Ends all threads but one, to give memory back when there is nothing to do. */
  shrink(): void {
    for (const thread of this.#threads.slice(1)) {
      if (!thread.job) this.#end(thread);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#idle);
    for (const { job } of this.#threads) if (job) giveUp(job);
    this.#endAll();
    for (const job of [...this.#urgent.splice(0), ...this.#waiting.splice(0)]) giveUp(job);
  }

  #next(): void {
    clearTimeout(this.#idle);
    // The next job starts a thread anew, in about 50 ms.
    if (this.load === 0) this.#idle = setTimeout(() => this.#endAll(), this.#options.idleMs ?? IDLE_MS).unref();
    while (this.#urgent.length + this.#waiting.length > 0 && !this.#isDisposed) {
      const thread = this.#threads.find(it => !it.job) ?? this.#startThread();
      if (!thread) return;
      const job = this.#urgent.shift() ?? this.#waiting.shift();
      if (job) this.#run(thread, job);
    }
  }

  #run(thread: Thread, job: Waiting): void {
    thread.job = job;
    const start = job.results.length;
    const tasks = job.tasks.slice(start, job.isCareful ? start + 1 : undefined);
    thread.sent = tasks.length;
    const modules = this.#modules.of(tasks.map(it => it.language));
    const message: ParseJob = { id: job.id, modules, tasks, deadlineMs: this.#options.deadlineMs };
    thread.worker.postMessage(message);
    // The deadline is kept inside by asking; this one is for a parser that does not ask.
    const patience = (this.#options.startMs ?? START_MS) + tasks.length * this.#options.deadlineMs * 2;
    thread.timer = setTimeout(() => this.#replace(thread), patience);
  }

  #startThread(): Thread | undefined {
    if (this.#threads.length >= this.#options.threads) return undefined;
    const worker = new Worker(this.#options.workerPath, {
      workerData: { task: 'parse', grammarsFolder: this.#options.grammarsFolder } satisfies WorkerSettings,
      resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 8 },
    });
    const thread: Thread = { worker, sent: 0 };
    this.#threads.push(thread);
    worker.on('message', (reply: ParseReply) => this.#take(thread, reply));
    worker.on('error', () => this.#replace(thread));
    worker.on('exit', () => this.#replace(thread));
    worker.unref();
    return thread;
  }

  #take(thread: Thread, reply: ParseReply): void {
    const { job } = thread;
    if (job?.id !== reply.id) return;
    const symbols = unpackParsed(reply.symbols);
    for (const [i, result] of reply.results.entries()) job.results.push({ ...result, symbols: symbols[i] ?? [] });
    if (reply.failed !== undefined) {
      // Its reply ends before the file that failed.
      thread.sent = 1;
      this.#replace(thread);
      return;
    }
    clearTimeout(thread.timer);
    delete thread.job;
    if (job.results.length < job.tasks.length) this.#urgent.unshift(job);
    else job.resolve(job.results);
    if (reply.externalMB > this.#options.recycleAboveMB) this.#end(thread);
    this.#next();
  }

  /**
   * The file at which the thread stopped is given up, and the rest of its job goes on in a new thread. Where it is not
   * known which file that was, they are sent one by one.
   */
  #replace(thread: Thread): void {
    const { job } = thread;
    this.#end(thread);
    if (job && !this.#isDisposed) {
      if (thread.sent === 1) job.results.push(GIVEN_UP);
      else job.isCareful = true;
      if (job.results.length >= job.tasks.length) job.resolve(job.results);
      else this.#urgent.unshift(job);
    }
    this.#next();
  }

  #endAll(): void {
    for (const thread of [...this.#threads]) this.#end(thread);
  }

  #end(thread: Thread): void {
    clearTimeout(thread.timer);
    delete thread.job;
    const at = this.#threads.indexOf(thread);
    if (at >= 0) this.#threads.splice(at, 1);
    thread.worker.removeAllListeners();
    thread.worker.on('error', () => undefined);
    void thread.worker.terminate();
  }
}

export interface PoolOptions {
  readonly workerPath: string;
  readonly grammarsFolder: string;
  readonly threads: number;
  /** For each file. */
  readonly deadlineMs: number;
  /** Memory at which a thread is replaced: WebAssembly's never shrinks. */
  readonly recycleAboveMB: number;
  /** How long the start of a thread and the compilation of a grammar may take beside the deadlines. */
  readonly startMs?: number;
  /** How long threads stay when there is nothing to do. */
  readonly idleMs?: number;
}

interface Thread {
  readonly worker: Worker;
  /** Files of the job that it has now. */
  sent: number;
  job?: Waiting;
  timer?: NodeJS.Timeout;
}

interface Waiting {
  readonly id: number;
  readonly tasks: readonly ParseTask[];
  readonly results: ParseResult[];
  readonly resolve: (results: readonly ParseResult[]) => void;
  /** Whether its files are sent one by one. */
  isCareful: boolean;
}

const GIVEN_UP: ParseResult = { symbols: [], skipped: 'slow' };
const START_MS = 10_000;
const IDLE_MS = 60_000;

function giveUp(job: Waiting): void {
  job.resolve(job.tasks.map((_, i) => job.results[i] ?? GIVEN_UP));
}
