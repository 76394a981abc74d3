import { Low, type Adapter } from 'lowdb';
import { atomicWrite } from './atomicWrite.ts';
import type { StoreFiles } from './files.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';

/** What is remembered of a thread's file, and how to know that it is out of date. */
export interface CatalogueEntry {
  readonly size: number;
  /** Time of change, milliseconds since 1970. */
  readonly modified: number;
  readonly summary: ThreadSummary;
  /** Who writes replies that have no end yet. */
  readonly writers: readonly string[];
}

export interface CatalogueData {
  readonly version: number;
  entries: Record<string, CatalogueEntry>;
}

/**
 * The list of threads as a lowdb database. Only a cache: several windows write it whole, the last one wins, and nobody
 * minds, as every entry is checked against its file.
 */
export function openCatalogueFile(files: StoreFiles, path: string): Low<CatalogueData> {
  return new Low(safeAdapter(files, path), { version: CATALOGUE_VERSION, entries: {} });
}

/** To be raised with every change of what a summary holds: older files are then made anew. */
export const CATALOGUE_VERSION = 2;

/** lowdb's own file adapter shares one temporary file between all processes; this one does not. */
function safeAdapter(files: StoreFiles, path: string): Adapter<CatalogueData> {
  return {
    async read() {
      try {
        const data: unknown = JSON.parse((await files.read(path)).bytes.toString());
        return isCatalogue(data) ? data : null;
      } catch {
        return null;
      }
    },
    async write(data) {
      await atomicWrite(files, path, Buffer.from(JSON.stringify(data)));
    },
  };
}

/** One entry is looked at for all: the file is ours, and the version says what is in it. */
function isCatalogue(data: unknown): data is CatalogueData {
  if (typeof data !== 'object' || data === null || !('version' in data) || !('entries' in data)) return false;
  if (data.version !== CATALOGUE_VERSION || typeof data.entries !== 'object' || data.entries === null) return false;
  return Object.values(data.entries).every(
    (entry: unknown) => typeof entry === 'object' && entry !== null && 'summary' in entry && 'writers' in entry,
  );
}
