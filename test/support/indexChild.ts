import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildLink } from '../../src/core/index/childLink.ts';
import { copyGrammars } from '../../src/core/index/parse/grammars.mjs';
import type { IndexOptions } from '../../src/core/index/messages.ts';
import type { IndexSettings, SymbolIndex, SymbolIndexOptions } from '../../src/core/index/symbolIndex.ts';
import { createSymbolIndex } from '../../src/core/index/symbolIndex.ts';
import { buildIndexer } from './buildIndexer.ts';

export const grammarsFolder = join(import.meta.dirname, '../../media/grammars');

/** Where the built child lies; built once for all tests, and removed at their end. */
export function builtIndexer(): Promise<{ readonly childPath: string; readonly workerPath: string }> {
  return (built ??= buildForTests());
}

let built: ReturnType<typeof builtIndexer> | undefined;

async function buildForTests(): ReturnType<typeof builtIndexer> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-indexer-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await Promise.all([buildIndexer(folder), copyGrammars(grammarsFolder)]);
  return { childPath: join(folder, 'indexer.cjs'), workerPath: join(folder, 'parseWorker.cjs') };
}

/** A folder of its own for a test, with what the index keeps beside it. */
export class IndexFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'parley-index-'));
  readonly workspace = join(this.path, 'workspace');
  readonly storage = join(this.path, 'storage');
  readonly log: string[] = [];

  /** An index of the folder, started. */
  async start(settings: Partial<IndexSettings> = {}): Promise<SymbolIndex> {
    const index = createSymbolIndex(await this.options(settings));
    index.start();
    return index;
  }

  async options(settings: Partial<IndexSettings> = {}): Promise<SymbolIndexOptions> {
    return {
      folders: [{ name: 'workspace', path: this.workspace }],
      storageFolder: this.storage,
      childPath: (await builtIndexer()).childPath,
      grammarsFolder,
      settings: { enabled: true, useGit: false, parsers: 1, ...settings },
      log: message => this.log.push(message),
    };
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

/** A child without a folder, that does not spend its time on optimising grammars. */
export async function startParsingChild(storageFolder: string): Promise<ChildLink> {
  const index: IndexOptions = {
    roots: [],
    storageFolder,
    grammarsFolder,
    excludes: [],
    useGit: false,
    maxFiles: 0,
    maxBytes: 0,
    parsers: 1,
    openFiles: [],
  };
  const ignore = (): void => undefined;
  const link = new ChildLink({
    childPath: (await builtIndexer()).childPath,
    index,
    execArgv: ['--liftoff-only'],
    onStatus: ignore,
    onGivenUp: ignore,
    log: ignore,
  });
  link.start();
  return link;
}
