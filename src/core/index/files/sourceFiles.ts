import { join } from 'node:path';
import type { IndexStatus, LeftOut, SkipReason } from '../../../shared/indexStatus.ts';
import { LARGE_FILE_HEAD, LARGEST_FILE, skippedByContent, skippedByName } from './fileGate.ts';
import { inspect, isIgnored, listFiles, MOST_SKIPPED_PATHS, type ManifestFile, type Root } from './manifest.ts';
import { readShared } from '../source/readFile.ts';

/** Which files are to be looked into. */
export interface SourceOptions {
  readonly roots: readonly Root[];
  readonly excludes: readonly string[];
  readonly useGit: boolean;
  readonly maxFiles: number;
  /** Bytes of source in all. */
  readonly maxBytes: number;
  /** Paths that come first. */
  readonly openFiles: readonly string[];
}

/** A file that was looked into and left out, so that it is not looked into again. */
export interface SkippedFile {
  readonly reason: SkipReason;
  readonly size: number;
  readonly mtime: number;
}

/** The files of the workspace on the disk: which there are, which are let in, and why others are not. */
export class SourceFiles {
  /** Files that were looked into and left out, wholly or in part. */
  readonly skipped = new Map<string, SkippedFile>();
  readonly #options: SourceOptions;
  /** Reasons that names alone gave, at the last listing. */
  #skippedNames: ReadonlyMap<SkipReason, number> = new Map();
  #skippedPaths: ReadonlyMap<SkipReason, readonly string[]> = new Map();
  #listed: readonly ManifestFile[] = [];

  constructor(options: SourceOptions) {
    this.#options = options;
  }

  /** The files of the last listing, those that are open in editors first; after `endListing`, those nobody knows. */
  get listed(): readonly ManifestFile[] {
    return this.#listed;
  }

  async list(): Promise<void> {
    const skippedNames = new Map<SkipReason, number>();
    const skippedPaths = new Map<SkipReason, readonly string[]>();
    const files: ManifestFile[] = [];
    for (const root of this.#options.roots) {
      const manifest = await listFiles(root, this.#options);
      for (const [reason, count] of manifest.skipped) {
        skippedNames.set(reason, (skippedNames.get(reason) ?? 0) + count);
      }
      for (const [reason, paths] of manifest.skippedPaths) {
        skippedPaths.set(reason, [...(skippedPaths.get(reason) ?? []), ...paths].slice(0, MOST_SKIPPED_PATHS));
      }
      files.push(...manifest.files);
    }
    const open = new Set(this.#options.openFiles);
    this.#listed = [...files.filter(file => open.has(file.path)), ...files.filter(file => !open.has(file.path))];
    this.#skippedNames = skippedNames;
    this.#skippedPaths = skippedPaths;
  }

  /** Forgets what the listing says of files that are in the index or were left out: it takes memory twice. */
  endListing(isKnown: (path: string) => boolean): void {
    this.#listed = this.#listed.filter(({ path }) => !isKnown(path) && !this.skipped.has(path));
  }

  /** A file as it is on the disk now; undefined where it is not to be in the index. */
  find(path: string, isKnown: boolean): ManifestFile | 'folder' | undefined {
    const root = this.#rootOf(path);
    if (!root || skippedByName(path)) return undefined;
    const inner = path.slice(root.prefix.length);
    if (!isKnown && !this.skipped.has(path) && isIgnored(root, inner, this.#options.excludes)) return undefined;
    const file = join(root.path, inner);
    const stat = inspect(file);
    if (stat === 'folder') return stat;
    return typeof stat === 'object' ? { path, file, ...stat } : undefined;
  }

  /** A file, or a folder with all that is in it, is gone. */
  forget(path: string): void {
    const isGone = (own: string): boolean => own === path || own.startsWith(`${path}/`);
    this.#listed = this.#listed.filter(file => !isGone(file.path));
    for (const own of [...this.skipped.keys()]) if (isGone(own)) this.skipped.delete(own);
  }

  /** Its text; undefined where it cannot be read. Valid until the next call. */
  read(file: ManifestFile): Buffer | undefined {
    try {
      // A far too large file is not read as a whole to learn that it is too large.
      return readShared(file.file, file.size > LARGEST_FILE ? LARGE_FILE_HEAD : LARGEST_FILE);
    } catch {
      this.skip(file, 'unreadable');
      return undefined;
    }
  }

  /** Whether a file's content lets it in, beside `indexedBytes` of others; notes why not, or why only in part. */
  admits(file: ManifestFile, bytes: Uint8Array, indexedBytes: number): boolean {
    this.skipped.delete(file.path);
    const isTooMuch = indexedBytes + bytes.length > this.#options.maxBytes;
    const reason = skippedByContent(bytes) ?? (isTooMuch ? 'too-many-bytes' : undefined);
    if (reason) this.skip(file, reason);
    else if (file.size > LARGEST_FILE) this.skip(file, 'too-big');
    return reason === undefined;
  }

  skip({ path, size, mtime }: ManifestFile, reason: SkipReason): void {
    this.skipped.set(path, { reason, size, mtime });
  }

  /** How many files were left out, by reason. */
  counts(): IndexStatus['skipped'] {
    const counts: Partial<Record<SkipReason, number>> = Object.fromEntries(this.#skippedNames);
    for (const { reason } of this.skipped.values()) counts[reason] = (counts[reason] ?? 0) + 1;
    return counts;
  }

  /** The same with paths. */
  leftOut(): readonly LeftOut[] {
    const paths = new Map([...this.#skippedPaths].map(([reason, named]) => [reason, [...named]]));
    for (const [path, { reason }] of this.skipped) {
      const own = paths.get(reason) ?? [];
      own.push(path);
      paths.set(reason, own);
    }
    const counts = this.counts();
    return [...paths].map(([reason, some]) => ({
      reason,
      count: counts[reason] ?? 0,
      paths: some.toSorted().slice(0, MOST_SKIPPED_PATHS),
    }));
  }

  /** Where a file of the workspace lies on the disk. */
  locate(path: string): string | undefined {
    const root = this.#rootOf(path);
    return root && join(root.path, path.slice(root.prefix.length));
  }

  #rootOf(path: string): Root | undefined {
    return this.#options.roots.find(it => path.startsWith(it.prefix));
  }
}

/** A cap that was reached is told: what is left out would otherwise be missed. */
export function capMessage(skipped: IndexStatus['skipped']): string | undefined {
  const files = (skipped['too-many-files'] ?? 0) + (skipped['too-many-bytes'] ?? 0);
  if (files === 0) return undefined;
  const setting = skipped['too-many-files'] === undefined ? 'parley.index.maxMegabytes' : 'parley.index.maxFiles';
  return `The workspace is larger than the index may be: ${files.toLocaleString('en')} ${files === 1 ? 'file was' : 'files were'} left out. Exclude folders that need not be searched, or raise ${setting}.`;
}
