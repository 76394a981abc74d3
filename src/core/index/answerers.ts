import type { SymbolInfo } from '../../shared/indexStatus.ts';
import { parsedSymbolInfo } from './corpus/fileSymbols.ts';
import { findFiles } from './search/findFiles.ts';
import { findFolders } from './search/findFolders.ts';
import { findReferences } from './search/findReferences.ts';
import { languageById, languageOf } from './languages/languages.ts';
import type { IndexMethod, IndexParams, IndexResult, IndexStats, IndexUsage } from './messages.ts';
import { searchCorpus } from './search/searchCorpus.ts';
import type { IndexContents } from './indexContents.ts';
import type { WorkspaceIndex } from './workspaceIndex.ts';

/** Answers one request. */
export function answerRequest<M extends IndexMethod>(
  index: WorkspaceIndex,
  method: M,
  params: IndexParams<M>,
): IndexResult<M> | Promise<IndexResult<M>> {
  return answerers[method](index.contents(), params, index);
}

/** One answer for each request to the child. A missing one does not compile. */
const answerers: { readonly [M in IndexMethod]: Answerer<M> } = {
  search: ({ corpus, history }, { query, options }) => searchCorpus(corpus, query, options, history),
  symbols: ({ symbols }, { query, limit }) => symbols.find(query, limit),
  files: ({ files }, { query, limit }) => findFiles(files(), query, limit),
  folders: ({ files }, { query, limit }) => findFolders(files(), query, limit),
  references: ({ corpus, sources }, { name, limit }) => {
    return findReferences(corpus, name, limit, path => sources.locate(path));
  },
  outline,
  syntaxErrors,
  leftOut: ({ sources }) => sources.leftOut(),
  stats,
  settle: (_, __, index) => index.settle().then(() => true),
  ping: () => true,
};

type Answerer<M extends IndexMethod> = (
  contents: IndexContents,
  params: IndexParams<M>,
  index: WorkspaceIndex,
) => IndexResult<M> | Promise<IndexResult<M>>;

/** The symbols of a text as it stands in an editor; empty where the language is not known. */
async function outline(
  { pool }: IndexContents,
  { path, language, text }: IndexParams<'outline'>,
): Promise<readonly SymbolInfo[]> {
  const known = languageById(language) ?? languageOf(path);
  if (!known || !pool) return [];
  const [parsed] = await pool.parse([{ file: path, language: known.id, text }], true);
  const symbols = parsed?.symbols ?? [];
  return symbols.map(symbol => parsedSymbolInfo(path, symbols, symbol));
}

async function syntaxErrors(
  { pool }: IndexContents,
  { path, language, text }: IndexParams<'syntaxErrors'>,
): Promise<number | null> {
  const known = languageById(language) ?? languageOf(path);
  if (!known?.grammar || !pool) return null;
  const [parsed] = await pool.parse([{ file: path, language: known.id, text, countsErrors: true }], true);
  return parsed?.syntaxErrors ?? null;
}

function stats({ corpus }: IndexContents): IndexStats {
  return {
    pid: process.pid,
    files: corpus.fileCount,
    symbols: corpus.symbolCount,
    chunks: corpus.chunkTable.length,
    references: corpus.useIndex.size,
    bytes: corpus.bytes,
    ...ownUsage(),
  };
}

/** What this process has taken. */
export function ownUsage(): IndexUsage {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, peakRssMB: process.resourceUsage().maxRSS / 1024 };
}
