import { join } from 'node:path';
import { openCatalogueFile, type CatalogueEntry } from './catalogueFile.ts';
import type { FileFacts, StoreFiles } from './files.ts';
import { LogScan } from './logScan.ts';
import { readLog } from './readLog.ts';
import { redactValue, type Redact } from './redaction.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import { summarise } from './summarise.ts';
import { isUlid } from './ulid.ts';

export interface CatalogueOptions {
  readonly files: StoreFiles;
  /** The folder of the threads' files. */
  readonly threads: string;
  /** The cache. */
  readonly path: string;
  readonly redact: Redact | undefined;
}

/** The summaries of all threads, kept in step with their files by size and time of change. */
export class Catalogue {
  readonly #options: CatalogueOptions;
  readonly #database;
  #entries = new Map<string, CatalogueEntry>();
  #isLoaded = false;
  #hasChanged = false;

  constructor(options: CatalogueOptions) {
    this.#options = options;
    this.#database = openCatalogueFile(options.files, options.path);
  }

  get entries(): ReadonlyMap<string, CatalogueEntry> {
    return this.#entries;
  }

  /** Compares everything with the files. Threads for which `isLive` holds are left as they are. */
  async refreshAll(isLive: (id: string) => boolean): Promise<void> {
    if (!this.#isLoaded) await this.#load();
    const { files, threads } = this.#options;
    const ids = (await files.list(threads)).flatMap(name => threadIdOf(name) ?? []);
    const present = new Set(ids);
    for (const id of this.#entries.keys()) {
      if (!present.has(id)) this.remove(id);
    }
    const stale: string[] = [];
    await inBatches(ids, STATS_AT_ONCE, async id => {
      const facts = await files.stat(this.#pathOf(id));
      if (!facts) this.remove(id);
      else if (!isLive(id) && !this.#isCurrent(id, facts)) stale.push(id);
    });
    // Fewer at once: each of them works for a few milliseconds before others have their turn.
    await inBatches(stale, READS_AT_ONCE, id => this.#readEntry(id));
  }

  /** The same for some threads only. */
  async refresh(ids: Iterable<string>): Promise<void> {
    await inBatches([...ids], READS_AT_ONCE, async id => {
      const facts = await this.#options.files.stat(this.#pathOf(id));
      if (!facts) this.remove(id);
      else if (!this.#isCurrent(id, facts)) await this.#readEntry(id);
    });
  }

  /** Takes over what an open thread knows of itself. */
  put(id: string, facts: FileFacts, summary: ThreadSummary, writers: readonly string[]): void {
    const { redact } = this.#options;
    // The shape stays as it is: only texts are exchanged for texts.
    const safe = redact ? (redactValue(summary, '', redact) as ThreadSummary) : summary;
    this.#set(id, { size: facts.size, modified: facts.modified, summary: safe, writers });
  }

  remove(id: string): void {
    if (this.#entries.delete(id)) this.#hasChanged = true;
  }

  /** Writes the cache. A failure is of no consequence: the next start reads the threads' files. */
  async save(): Promise<void> {
    if (!this.#hasChanged || !this.#isLoaded) return;
    this.#hasChanged = false;
    this.#database.data.entries = Object.fromEntries(this.#entries);
    await this.#database.write().catch(() => {
      this.#hasChanged = true;
    });
    this.#database.data.entries = {};
  }

  async #load(): Promise<void> {
    await this.#database.read();
    for (const [id, entry] of Object.entries(this.#database.data.entries)) {
      if (!this.#entries.has(id)) this.#entries.set(id, entry);
    }
    this.#database.data.entries = {};
    this.#isLoaded = true;
  }

  #isCurrent(id: string, facts: FileFacts): boolean {
    const entry = this.#entries.get(id);
    return entry?.size === facts.size && entry.modified === facts.modified;
  }

  async #readEntry(id: string): Promise<void> {
    // Asked before the reading: what is written meanwhile makes the entry out of date rather than wrong.
    const facts = await this.#options.files.stat(this.#pathOf(id));
    if (!facts) return;
    const { size, modified } = facts;
    try {
      const { scan } = await readLog(this.#options.files, id, this.#pathOf(id));
      const summary = summarise(scan.thread, scan.damaged.length);
      this.#set(id, { size, modified, summary, writers: [...scan.unfinished.values()] });
    } catch {
      this.#set(id, { size, modified, summary: summarise(new LogScan(id).thread, 1), writers: [] });
    }
  }

  #set(id: string, entry: CatalogueEntry): void {
    this.#entries.set(id, entry);
    this.#hasChanged = true;
  }

  #pathOf(id: string): string {
    return join(this.#options.threads, id + THREAD_FILE);
  }
}

export const THREAD_FILE = '.jsonl';

/** The thread that a file name belongs to. Undefined for files of other kinds. */
export function threadIdOf(name: string): string | undefined {
  const id = name.endsWith(THREAD_FILE) ? name.slice(0, -THREAD_FILE.length) : '';
  return isUlid(id) ? id : undefined;
}

const STATS_AT_ONCE = 512;
const READS_AT_ONCE = 4;

/** Runs a task for each item, some at once. */
async function inBatches<T>(items: readonly T[], atOnce: number, task: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
}
