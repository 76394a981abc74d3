import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { WorkspaceFolder } from '../../workspace.ts';
import { skippedByName } from '../files/fileGate.ts';
import type { Root } from '../files/manifest.ts';
import {
  LONGEST_TEXT,
  TextSearchError,
  type TextMatch,
  type TextQuery,
  type TextSearchReply,
  type TextSearchSettings,
} from './textMatch.ts';

export interface TextSearchOptions extends TextQuery {
  readonly folders: readonly Pick<WorkspaceFolder, 'name' | 'path'>[];
  /** ripgrep's program, which VS Code brings; where there is none, a worker thread searches. */
  readonly ripgrepPath: string | undefined;
  /** The bundled `parseWorker.cjs`. */
  readonly workerPath: string;
}

/**
 * Finds text in the files of the workspace that are not ignored; files that hold secrets are passed over. Stops at the
 * limit. Throws `TextSearchError` for a pattern that is not a regular expression, and what `signal` was aborted with.
 */
export async function searchText(options: TextSearchOptions, signal?: AbortSignal): Promise<readonly TextMatch[]> {
  signal?.throwIfAborted();
  if (options.pattern === '') return [];
  const { folders, ripgrepPath } = options;
  const roots = folders.map(({ name, path }) => ({ path, prefix: folders.length > 1 ? `${name}/` : '' }));
  if (ripgrepPath === undefined || !existsSync(ripgrepPath)) return searchInWorker(options, roots, signal);
  const found: TextMatch[] = [];
  for (const root of roots) {
    if (found.length >= options.limit) break;
    found.push(...(await searchWithRipgrep(ripgrepPath, root, options, options.limit - found.length, signal)));
  }
  return found;
}

function searchWithRipgrep(
  program: string,
  root: Root,
  query: TextQuery,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<readonly TextMatch[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ripgrepArgs(root, query), { cwd: root.path, stdio: ['ignore', 'pipe', 'pipe'] });
    const found: TextMatch[] = [];
    let errors = '';
    const onAbort = (): void => void child.kill();
    signal?.addEventListener('abort', onAbort, { once: true });
    child.stderr.on('data', (data: Buffer) => (errors = (errors + data.toString()).slice(0, LONGEST_ERROR)));
    const lines = createInterface({ input: child.stdout, crlfDelay: Infinity });
    lines.on('line', line => {
      if (found.length < limit) found.push(...ripgrepMatches(line, root).slice(0, limit - found.length));
      else child.kill();
    });
    // The last lines may be read after the process has ended, and the other way round.
    let open = 2;
    let status: number | null = 0;
    const closed = (): void => {
      if (--open > 0) return;
      signal?.removeEventListener('abort', onAbort);
      if (signal?.aborted) reject(abortReason(signal));
      else if (status === 2 && found.length === 0 && errors !== '') reject(new TextSearchError(plainError(errors)));
      else resolve(found);
    };
    child.on('error', error => {
      signal?.removeEventListener('abort', onAbort);
      reject(new TextSearchError(`The search could not be started: ${error.message}`));
    });
    lines.on('close', closed);
    child.on('close', code => {
      status = code;
      closed();
    });
  });
}

function ripgrepArgs(root: Root, query: TextQuery): string[] {
  const own = join(root.path, '.parleyignore');
  return [
    '--json',
    '--no-config',
    '--hidden',
    '--crlf',
    '--max-filesize=10M',
    query.isCaseSensitive ? '--case-sensitive' : '--ignore-case',
    ...(query.isRegexp ? [] : ['--fixed-strings']),
    ...(query.isWord ? ['--word-regexp'] : []),
    // Exclusions come last: the last glob that fits decides.
    ...[...query.globs].sort((a, b) => Number(a.startsWith('!')) - Number(b.startsWith('!'))).map(it => `--glob=${it}`),
    '--glob=!.git',
    ...(existsSync(own) ? [`--ignore-file=${own}`] : []),
    `--regexp=${query.pattern}`,
    './',
  ];
}

function ripgrepMatches(line: string, root: Root): TextMatch[] {
  // This is ripgrep's own documented output.
  const event = JSON.parse(line) as RipgrepEvent;
  if (event.type !== 'match') return [];
  const { path, lines, line_number: number, submatches } = event.data;
  const inner = textOf(path).replaceAll('\\', '/').replace(/^\.\//, '');
  if (skippedByName(inner) === 'secret') return [];
  const bytes = Buffer.from(textOf(lines));
  const text = bytes.toString().trimEnd().slice(0, LONGEST_TEXT);
  // ripgrep counts bytes.
  return submatches.map(({ start, end }) => ({
    path: root.prefix + inner,
    line: number,
    column: bytes.subarray(0, start).toString().length + 1,
    length: bytes.subarray(start, end).toString().length,
    text,
  }));
}

interface RipgrepEvent {
  readonly type: string;
  readonly data: {
    readonly path: RipgrepText;
    readonly lines: RipgrepText;
    readonly line_number: number;
    readonly submatches: readonly { readonly start: number; readonly end: number }[];
  };
}

/** What is not UTF-8 comes in base64. */
type RipgrepText = { readonly text: string } | { readonly bytes: string };

function textOf(text: RipgrepText): string {
  return 'text' in text ? text.text : Buffer.from(text.bytes, 'base64').toString('latin1');
}

function plainError(errors: string): string {
  return errors.replace(/^(rg|ripgrep): /gm, '').trim();
}

/** A regular expression can take for ever: it runs in a thread that can be ended. */
function searchInWorker(
  { workerPath, ...query }: TextSearchOptions,
  roots: readonly Root[],
  signal: AbortSignal | undefined,
): Promise<readonly TextMatch[]> {
  const { pattern, isRegexp, isCaseSensitive, isWord, globs, limit } = query;
  const workerData: TextSearchSettings = {
    task: 'search',
    roots,
    query: { pattern, isRegexp, isCaseSensitive, isWord, globs, limit },
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath, { workerData });
    const found: TextMatch[] = [];
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
      finish();
    };
    const onAbort = (): void => end(() => signal && reject(abortReason(signal)));
    const timer = setTimeout(() => end(() => resolve(found)), PATIENCE_MS);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('error', error => end(() => reject(new TextSearchError(error.message))));
    worker.on('message', (reply: TextSearchReply) => {
      if (reply.type === 'matches') found.push(...reply.matches);
      else if (reply.error === undefined) end(() => resolve(found));
      else end(() => reject(new TextSearchError(reply.error ?? '')));
    });
  });
}

const PATIENCE_MS = 20_000;
const LONGEST_ERROR = 2000;

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('Cancelled.');
}
