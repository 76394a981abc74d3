import type { FromWorker, Run, ToWorker } from './messages.ts';

/** The coloured lines of a block, as far as they have come. */
export type Colored = (from: number, runs: readonly (readonly Run[])[]) => void;

/** Where the highlighter and its grammars lie, as the host wrote it into the page. */
export interface HighlighterFiles {
  readonly script: string;
  /** Ends with a slash. */
  readonly grammars: string;
}

/**
 * Speaks with the worker that colours code. It is started by the first code block; where it cannot start, code stays
 * plain.
 */
export class Highlighter {
  readonly #files: HighlighterFiles;
  readonly #blocks = new Map<number, Colored>();
  #worker: Promise<Worker | undefined> | undefined;
  #lastBlock = 0;

  constructor(files: HighlighterFiles) {
    this.#files = files;
  }

  /** A new block; `colored` is called with its lines as they come. */
  open(colored: Colored): number {
    this.#blocks.set(++this.#lastBlock, colored);
    return this.#lastBlock;
  }

  /** Sends lines that follow those sent before; `from` 0 begins anew. */
  send(block: number, grammar: string, from: number, lines: readonly string[]): void {
    this.#post({ type: 'lines', block, grammar, from, lines });
  }

  close(block: number): void {
    if (this.#blocks.delete(block)) this.#post({ type: 'forget', block });
  }

  #post(message: ToWorker): void {
    this.#worker ??= this.#start().catch(() => undefined);
    void this.#worker.then(worker => worker?.postMessage(message));
  }

  /** VS Code lets a page start workers from blobs only. */
  async #start(): Promise<Worker> {
    const response = await fetch(this.#files.script);
    if (!response.ok) throw new Error(`The highlighter could not be read: ${String(response.status)}`);
    const address = URL.createObjectURL(new Blob([await response.text()], { type: 'text/javascript' }));
    const worker = new Worker(address);
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'runs') this.#blocks.get(data.block)?.(data.from, data.runs);
      else void this.#sendGrammar(worker, data.name);
    });
    worker.addEventListener('error', () => worker.terminate());
    return worker;
  }

  async #sendGrammar(worker: Worker, name: string): Promise<void> {
    const json = await fetch(`${this.#files.grammars}${name}.json`)
      .then(response => (response.ok ? response.text() : undefined))
      .catch(() => undefined);
    worker.postMessage({ type: 'grammar', name, json } satisfies ToWorker);
  }
}
