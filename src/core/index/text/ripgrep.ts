import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { WorkspaceFolder } from '../../workspace.ts';
import { skippedByName } from '../files/fileGate.ts';
import { ripgrepArgs, ripgrepInputArgs } from './ripgrepArgs.ts';
import { isSearched } from './searchGlobs.ts';
import {
  lineAround,
  TextSearchError,
  type SearchPlace,
  type TextMatch,
  type TextQuery,
  type TextSearchReply,
  type TextSearchSettings,
} from './textMatch.ts';

export interface TextSearchOptions extends TextQuery, Omit<SearchPlace, 'roots'> {
  readonly folders: readonly Pick<WorkspaceFolder, 'name' | 'path'>[];
  /** ripgrep's program, which VS Code brings; where there is none, a worker thread searches. */
  readonly ripgrepPath: string | undefined;
  /** The bundled `parseWorker.cjs`. */
  readonly workerPath: string;
}

/**
 * Finds text in the files of the workspace that are not ignored, as editors hold them; files that hold secrets are
 * passed over. Stops at the limit. Throws `TextSearchError` for a pattern that is not a regular expression, and what
 * `signal` was aborted with.
 */
export async function searchText(options: TextSearchOptions, signal?: AbortSignal): Promise<readonly TextMatch[]> {
  signal?.throwIfAborted();
  if (options.pattern === '') return [];
  const { folders, ripgrepPath, excludes, unsaved } = options;
  const roots = folders.map(({ name, path }) => ({ path, prefix: folders.length > 1 ? `${name}/` : '' }));
  const place = { roots, excludes, unsaved };
  if (ripgrepPath === undefined || !existsSync(ripgrepPath)) return searchInWorker(options, place, signal);
  const found: TextMatch[] = [];
  const search = async (run: Omit<RipgrepRun, 'program' | 'limit'>): Promise<void> => {
    const limit = options.limit - found.length;
    if (limit > 0) found.push(...(await runRipgrep({ program: ripgrepPath, limit, ...run }, signal)));
  };
  for (const { path, text } of unsaved) {
    if (!isSearched(path, place, options)) continue;
    await search({ args: ripgrepInputArgs(options), input: text, accept: match => ({ ...match, path }) });
  }
  for (const root of roots) {
    const isLetIn = letIn(place, options);
    const accept = (match: TextMatch): TextMatch | undefined => {
      const path = root.prefix + match.path;
      return isLetIn(path) ? { ...match, path } : undefined;
    };
    await search({ args: ripgrepArgs(root, place, options), folder: root.path, accept });
  }
  return found;
}

/** To ripgrep a glob that lets a file in counts more than a list that leaves it out: then each file is asked about. */
function letIn(place: SearchPlace, query: TextQuery): (path: string) => boolean {
  const unsaved = new Set(place.unsaved.map(it => it.path));
  const hasIncludes = query.globs.some(glob => !glob.startsWith('!'));
  const known = new Map<string, boolean>();
  return path => {
    let isIn = known.get(path);
    if (isIn === undefined) {
      isIn = !unsaved.has(path) && (hasIncludes ? isSearched(path, place, query) : skippedByName(path) !== 'secret');
      known.set(path, isIn);
    }
    return isIn;
  };
}

interface RipgrepRun {
  readonly program: string;
  readonly args: readonly string[];
  /** Where it runs. */
  readonly folder?: string;
  /** What it searches instead of files. */
  readonly input?: string;
  readonly limit: number;
  /** Takes a match, its path as ripgrep wrote it, or leaves it. */
  readonly accept: (match: TextMatch) => TextMatch | undefined;
}

function runRipgrep(run: RipgrepRun, signal: AbortSignal | undefined): Promise<readonly TextMatch[]> {
  const { limit } = run;
  return new Promise((resolve, reject) => {
    const child = spawn(run.program, run.args, { cwd: run.folder, stdio: ['pipe', 'pipe', 'pipe'] });
    const found: TextMatch[] = [];
    let errors = '';
    const onAbort = (): void => void child.kill();
    signal?.addEventListener('abort', onAbort, { once: true });
    // It may end before it has read all.
    child.stdin.on('error', () => undefined);
    child.stdin.end(run.input);
    child.stderr.on('data', (data: Buffer) => (errors = (errors + data.toString()).slice(0, LONGEST_ERROR)));
    const lines = createInterface({ input: child.stdout, crlfDelay: Infinity });
    lines.on('line', line => {
      // The last line of one that is ended may be cut in the middle.
      if (signal?.aborted) return;
      const accepted = found.length < limit ? ripgrepMatches(line).flatMap(match => run.accept(match) ?? []) : [];
      found.push(...accepted.slice(0, limit - found.length));
      if (found.length >= limit) child.kill();
    });
    // The last lines may be read after the process has ended, and the other way round.
    let open = 2;
    let status: number | null = 0;
    const closed = (): void => {
      if (--open > 0) return;
      signal?.removeEventListener('abort', onAbort);
      if (signal?.aborted) reject(abortReason(signal));
      else if (status === 2 && found.length === 0 && errors !== '') reject(failureOf(errors));
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

function ripgrepMatches(output: string): TextMatch[] {
  // This is ripgrep's own documented output.
  const event = JSON.parse(output) as RipgrepEvent;
  if (event.type !== 'match') return [];
  const { path, lines, line_number: number, submatches } = event.data;
  const inner = textOf(path).replaceAll('\\', '/').replace(/^\.\//, '');
  const line = textOf(lines);
  const bytes = Buffer.from(line);
  // ripgrep counts bytes.
  return submatches.map(({ start, end }) => {
    const column = bytes.subarray(0, start).toString().length + 1;
    const length = bytes.subarray(start, end).toString().length;
    return { path: inner, line: number, column, length, text: lineAround(line.trimEnd(), column) };
  });
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

/** Of what two engines say of a pattern, one sentence of the first. */
function failureOf(errors: string): TextSearchError {
  const reason = /^error: (.+)/m.exec(errors)?.[1] ?? /^PCRE2: (.+)/m.exec(errors)?.[1];
  if (reason !== undefined) return new TextSearchError(reason, { isOfPattern: true });
  return new TextSearchError(errors.replace(/^(rg|ripgrep): /gm, '').trim());
}

/** A regular expression can take for ever: it runs in a thread that can be ended. */
function searchInWorker(
  { workerPath, ...query }: TextSearchOptions,
  place: SearchPlace,
  signal: AbortSignal | undefined,
): Promise<readonly TextMatch[]> {
  const { pattern, isRegexp, isCaseSensitive, isWord, globs, limit } = query;
  const workerData: TextSearchSettings = {
    task: 'search',
    place,
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
      else if (reply.type === 'done') end(() => resolve(found));
      else end(() => reject(new TextSearchError(reply.message, reply)));
    });
  });
}

const PATIENCE_MS = 20_000;
const LONGEST_ERROR = 2000;

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('Cancelled.');
}
