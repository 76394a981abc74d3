import { batches } from './files/batches.ts';
import type { Corpus } from './corpus/corpus.ts';
import { languageOf } from './languages/languages.ts';
import type { ManifestFile } from './files/manifest.ts';
import type { ParsePool } from './parse/parsePool.ts';
import type { Slices } from './slices.ts';
import type { SourceFiles } from './files/sourceFiles.ts';

/** What a pass over many files works on. It ends early where `slices` is stopped. */
export interface IndexPass {
  readonly corpus: Corpus;
  readonly sources: SourceFiles;
  readonly slices: Slices;
  /** Whether files that can be are parsed after they were read. */
  readonly willParse: boolean;
  /** Called after each file. */
  readonly onFile: () => void;
}

/** Takes out what is listed no longer, unless it was taken in since the listing began. Whether there was any. */
export function dropGone({ corpus, sources }: IndexPass, fresh: ReadonlySet<string>): boolean {
  const listed = new Set(sources.listed.map(file => file.path));
  const isGone = (path: string): boolean => !listed.has(path) && !fresh.has(path);
  for (const path of [...sources.skipped.keys()].filter(isGone)) sources.skipped.delete(path);
  const gone = [...corpus.paths()].filter(isGone);
  for (const path of gone) corpus.remove(path);
  return gone.length > 0;
}

/** Reads files in windows of lines, so that search answers within seconds. */
export async function readAll(files: readonly ManifestFile[], pass: IndexPass): Promise<void> {
  const { corpus, sources, slices, willParse, onFile } = pass;
  for (const file of files) {
    await slices.next();
    if (slices.isStopped) return;
    const bytes = sources.read(file);
    // Large files are parsed last: their words would be kept all the time.
    const parsed = willParse && !isLarge(file) && languageOf(file.path) ? 'later' : undefined;
    if (bytes && admit(file, bytes, pass)) corpus.put(file, bytes, parsed);
    onFile();
  }
  corpus.flush();
}

/**
 * Cuts files that were read at their symbols, two batches for each parser at a time. Large files come last, one by one,
 * when there is one parser left: the tree of one takes 30 MB and more, which its thread keeps until it ends.
 */
export async function parseAll(
  files: readonly ManifestFile[],
  pool: ParsePool,
  parsers: number,
  pass: IndexPass,
): Promise<void> {
  const small = files.filter(file => !isLarge(file));
  await parseBatches(small, pool, parsers * 2, pass);
  pool.shrink();
  await parseBatches(files.filter(isLarge), pool, 1, pass);
  pass.corpus.endSymbols();
  pass.corpus.flush();
  pool.shrink();
}

function isLarge({ size }: ManifestFile): boolean {
  return size > LARGE;
}

const LARGE = 320 * 1024;

/** A batch for each message to a parser, some at a time. */
async function parseBatches(
  files: readonly ManifestFile[],
  pool: ParsePool,
  atATime: number,
  pass: IndexPass,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for (const batch of batches(files)) {
    await pass.slices.next();
    if (pass.slices.isStopped) return;
    const work = parseBatch(batch, pool, pass).finally(() => running.delete(work));
    running.add(work);
    if (running.size >= atATime) await Promise.race(running);
  }
  await Promise.all(running);
}

/** Whether a file's content lets it in; one that was in, and is to be no longer, is taken out. */
export function admit(
  file: ManifestFile,
  bytes: Uint8Array,
  { corpus, sources }: Pick<IndexPass, 'corpus' | 'sources'>,
): boolean {
  const isAdmitted = sources.admits(file, bytes, corpus.bytes);
  if (!isAdmitted) corpus.remove(file.path);
  return isAdmitted;
}

async function parseBatch(
  batch: readonly ManifestFile[],
  pool: ParsePool,
  { corpus, sources, slices, onFile }: IndexPass,
): Promise<void> {
  const tasks = batch.map(({ path, file }) => ({ file, language: languageOf(path)?.id ?? '' }));
  const results = await pool.parse(tasks);
  for (const [i, file] of batch.entries()) {
    await slices.next();
    const result = results[i];
    const isCurrent = corpus.file(file.path)?.mtime === file.mtime;
    if (!result || !isCurrent || slices.isStopped) continue;
    if (result.skipped) sources.skip(file, result.skipped);
    else corpus.putSymbols(file.path, result.symbols, () => sources.read(file));
    onFile();
  }
  corpus.prune();
}
