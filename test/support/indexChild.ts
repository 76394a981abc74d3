import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildLink } from '../../src/core/index/childLink.ts';
import { copyGrammars } from '../../src/core/index/grammars.mjs';
import type { IndexOptions } from '../../src/core/index/messages.ts';
import { createSymbolIndex, type IndexSettings, type SymbolIndex } from '../../src/core/index/symbolIndex.ts';

const root = join(import.meta.dirname, '../..');
/** The child runs from the source: Node 24 reads TypeScript. */
const childPath = join(root, 'src/core/index/indexer.ts');
export const workerPath = join(root, 'src/core/index/parseWorker.ts');
export const grammarsFolder = join(root, 'media/grammars');

/** A folder of its own for a test, with what the index keeps beside it. */
export class IndexFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'parley-index-'));
  readonly workspace = join(this.path, 'workspace');
  readonly storage = join(this.path, 'storage');
  readonly log: string[] = [];

  /** An index of the folder, started. */
  async start(settings: Partial<IndexSettings> = {}): Promise<SymbolIndex> {
    await copyGrammars(grammarsFolder);
    const index = createSymbolIndex({
      folders: [{ name: 'workspace', path: this.workspace }],
      storageFolder: this.storage,
      childPath,
      grammarsFolder,
      settings: { enabled: true, useGit: false, parsers: 1, ...settings },
      log: message => this.log.push(message),
    });
    index.start();
    return index;
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

/** A child without a folder, that does not spend its time on optimising grammars. */
export async function startParsingChild(storageFolder: string): Promise<ChildLink> {
  await copyGrammars(grammarsFolder);
  const index: IndexOptions = {
    roots: [],
    storageFolder,
    grammarsFolder,
    excludes: [],
    useGit: false,
    maxFiles: 0,
    maxBytes: 0,
    parsers: 2,
    openFiles: [],
  };
  const ignore = (): void => undefined;
  const link = new ChildLink({
    childPath,
    index,
    execArgv: ['--liftoff-only'],
    onStatus: ignore,
    onGivenUp: ignore,
    log: ignore,
  });
  link.start();
  return link;
}
