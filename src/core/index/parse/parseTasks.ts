import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { languageById } from '../languages/languages.ts';
import { packParsed } from './packedSymbols.ts';
import type { ParseJob, ParseReply, ParseResult } from './parseMessages.ts';
import { SymbolParser } from './parser.ts';
import { readShared } from '../source/readFile.ts';

/** Answers the pool's jobs, one after the other. */
export function parseTasks(grammarsFolder: string): void {
  const parser = new SymbolParser(grammarsFolder);
  parentPort?.on('message', (job: ParseJob) => {
    void run(parser, job).then(reply => parentPort?.postMessage(reply));
  });
}

async function run(parser: SymbolParser, job: ParseJob): Promise<ParseReply> {
  const results: ParseResult[] = [];
  parser.share(job.modules);
  for (const task of job.tasks) {
    try {
      const text = task.text ?? readShared(task.file).toString();
      const language = languageById(task.language);
      const counts = task.countsErrors ?? false;
      const parsed = language ? await parser.parse(text, language, job.deadlineMs, counts) : ({ symbols: [] } as const);
      results.push('symbols' in parsed ? parsed : { symbols: [], skipped: parsed.skipped });
    } catch (error) {
      if (isFileError(error)) results.push({ symbols: [], skipped: 'unreadable' });
      // What was thrown out of WebAssembly has left it in an unknown state: the pool replaces this thread.
      else return { ...reply(job, results), failed: error instanceof Error ? error.message : String(error) };
    }
  }
  return reply(job, results);
}

function reply({ id }: ParseJob, results: readonly ParseResult[]): ParseReply {
  return {
    id,
    results: results.map(({ symbols: _, ...rest }) => rest),
    symbols: packParsed(results.map(it => it.symbols)),
    // `process.memoryUsage` says the same, and asks the system for more.
    externalMB: getHeapStatistics().external_memory / 1e6,
  };
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
