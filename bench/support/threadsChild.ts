import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process that runs a script beside this file, from the project's folder, and the lines that it said. */
export class Child {
  readonly lines: string[] = [];
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #heard = new Set<() => void>();

  constructor(script: string, args: readonly string[]) {
    this.#process = spawn(process.execPath, ['--no-warnings', join('bench/support', script), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output = this.#process.stdout;
    if (!output) throw new Error('The process has no output.');
    const lines = createInterface({ input: output });
    lines.on('line', line => {
      this.lines.push(line);
      for (const heard of this.#heard) heard();
    });
    this.#ended = new Promise(resolve => lines.once('close', resolve));
  }

  /** Resolves when a line begins with these words, or the process is over. */
  async said(words: string): Promise<void> {
    let heard: (() => void) | undefined;
    const line = new Promise<void>(resolve => {
      heard = () => {
        if (this.lines.some(it => it.startsWith(words))) resolve();
      };
      this.#heard.add(heard);
      heard();
    });
    await Promise.race([line, this.#ended]);
    if (heard) this.#heard.delete(heard);
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  ended(): Promise<void> {
    return this.#ended;
  }
}
