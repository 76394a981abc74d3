import { join } from 'node:path';
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises';
import { atomicWrite } from '../atomicWrite.ts';
import { THREAD_FILE, threadIdOf } from '../catalogue.ts';
import type { StoreFiles } from '../files.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { parseQuery, type QueryWord } from './query.ts';
import { Segment, SegmentBuilder, type DocumentPlace } from './segment.ts';
import { isSameFile, readDocument, threadDocuments } from './threadDocuments.ts';

export interface ThreadSearchOptions {
  readonly files: StoreFiles;
  /** The folder of the threads' files. */
  readonly threads: string;
  /** Where the index is kept. It can always be made anew from the threads. */
  readonly path: string;
}

/** A place that was found. */
export interface SearchHit extends Excerpt {
  readonly threadId: string;
  /** Undefined where it is the title. */
  readonly turnId: string | undefined;
}

/**
 * Full-text search over the threads' files: a big index on disk, made now and then, and a small one in memory for the
 * threads that changed since. Only what is asked for is brought up to date, when it is asked for.
 */
export class ThreadSearch {
  readonly #options: ThreadSearchOptions;
  #base: Segment | undefined;
  #recent: Segment | undefined;
  /** Threads whose entries in the big index are out of date: their numbers there. */
  readonly #outdated = new Set<number>();
  readonly #recentIds = new Set<string>();
  #builder = new SegmentBuilder();

  constructor(options: ThreadSearchOptions) {
    this.#options = options;
  }

  /** `changed`: the threads that may have changed since the last search; undefined where nobody knows. */
  async search(query: string, limit: number, changed: readonly string[] | undefined): Promise<readonly SearchHit[]> {
    await this.#bringUpToDate(changed);
    const words = parseQuery(query);
    if (words.length === 0) return [];
    const found = [this.#base, this.#recent].flatMap(segment => (segment ? this.#find(segment, words) : []));
    found.sort((one, other) => other.rank - one.rank);
    const hits: SearchHit[] = [];
    for (let at = 0; at < found.length && hits.length < limit; at += limit) {
      const read = await Promise.all(found.slice(at, at + limit).map(({ place }) => this.#hit(place, words)));
      hits.push(...read.filter(hit => hit !== undefined));
    }
    return hits.slice(0, limit);
  }

  /** The best documents of one index: titles first, then the newest. */
  #find(segment: Segment, words: readonly QueryWord[]): readonly Found[] {
    const marks = new Uint8Array(segment.size);
    const isFound = new Uint8Array(segment.size).fill(1);
    for (const word of words) {
      marks.fill(0);
      segment.mark(word.whole, word.isPrefix, marks, WHOLE);
      if (word.parts.length > 0) this.#markParts(segment, word.parts, marks);
      for (let i = 0; i < marks.length; i++) if (marks[i] === 0) isFound[i] = 0;
    }
    const found: Found[] = [];
    for (let i = 0; i < isFound.length && found.length < CANDIDATES; i++) {
      if (isFound[i] !== 1 || (segment === this.#base && this.#outdated.has(segment.threadNumberOf(i)))) continue;
      found.push({ rank: segment.rankOf(i), place: segment.placeOf(i) });
    }
    return found;
  }

  /** `getUser` is also found where `get` and `user` both stand. */
  #markParts(segment: Segment, parts: readonly string[], marks: Uint8Array): void {
    const count = new Uint8Array(segment.size);
    const one = new Uint8Array(segment.size);
    for (const part of parts) {
      one.fill(0);
      segment.mark(part, false, one, 1);
      for (let i = 0; i < one.length; i++) count[i] = (count[i] ?? 0) + (one[i] ?? 0);
    }
    for (let i = 0; i < count.length; i++) if (count[i] === parts.length) marks[i] = WHOLE;
  }

  /** The text is read from the thread itself: what is not there any more is not shown. */
  async #hit(place: DocumentPlace, words: readonly QueryWord[]): Promise<SearchHit | undefined> {
    try {
      const document = await readDocument(this.#options.files, this.#pathOf(place.thread), place);
      const excerpt = document && excerptOf(document.text, words);
      return excerpt && { threadId: place.thread, turnId: document.turnId, ...excerpt };
    } catch {
      return undefined;
    }
  }

  async #bringUpToDate(changed: readonly string[] | undefined): Promise<void> {
    const isFirst = !this.#base;
    this.#base ??= await this.#load();
    const stale = await this.#stale(isFirst ? undefined : changed);
    if (stale.length === 0 && this.#recent) return;
    const known = new Map(this.#base.threads.map(({ id }, number) => [id, number]));
    for (const id of stale) {
      const number = known.get(id);
      if (number !== undefined) this.#outdated.add(number);
    }
    // A thread that changes again and again is in the small index once.
    if (stale.some(id => this.#recentIds.has(id))) {
      stale.push(...[...this.#recentIds].filter(id => !stale.includes(id)));
      this.#builder = new SegmentBuilder();
      this.#recentIds.clear();
    }
    await this.#index(stale, this.#builder);
    for (const id of stale) this.#recentIds.add(id);
    this.#recent = new Segment(this.#builder.build());
    if (this.#recent.size > REBUILD_SIZE && this.#recent.size > this.#base.size / 4) await this.#rebuild();
  }

  /** Threads whose file is not what was indexed. */
  async #stale(changed: readonly string[] | undefined): Promise<string[]> {
    const { files, threads } = this.#options;
    const indexed = new Map(this.#base?.threads.map((thread, number) => [thread.id, { ...thread, number }]));
    for (const thread of this.#recent?.threads ?? []) indexed.set(thread.id, { ...thread, number: -1 });
    const ids = changed ?? (await files.list(threads)).flatMap(name => threadIdOf(name) ?? []);
    const stale: string[] = [];
    const check = async (id: string): Promise<void> => {
      const facts = await files.stat(this.#pathOf(id));
      const before = indexed.get(id);
      if (facts ? !before || !isSameFile(facts, before) : before) stale.push(id);
      // In the trash and back again, or gone for good: what is not in the folder is not found.
      indexed.delete(id);
    };
    for (let at = 0; at < ids.length; at += AT_ONCE) await Promise.all(ids.slice(at, at + AT_ONCE).map(check));
    if (!changed) stale.push(...[...indexed.keys()].filter(id => !stale.includes(id)));
    return stale;
  }

  async #index(ids: readonly string[], builder: SegmentBuilder): Promise<void> {
    const { files } = this.#options;
    for (const id of ids) {
      const path = this.#pathOf(id);
      try {
        const facts = await files.stat(path);
        if (!facts) continue;
        builder.add({ id, size: facts.size, modified: facts.modified }, await threadDocuments(files, id, path));
      } catch {
        // A file that cannot be read cannot be searched; the list of threads says so.
      }
      await nextTurnOfLoop();
    }
  }

  /** Makes the big index anew from all threads, and keeps it for the next start. */
  async #rebuild(): Promise<void> {
    const { files, threads, path } = this.#options;
    const builder = new SegmentBuilder();
    await this.#index(
      (await files.list(threads)).flatMap(name => threadIdOf(name) ?? []),
      builder,
    );
    const bytes = builder.build();
    this.#base = new Segment(bytes);
    this.#outdated.clear();
    this.#recentIds.clear();
    this.#builder = new SegmentBuilder();
    this.#recent = new Segment(this.#builder.build());
    await atomicWrite(files, path, bytes).catch(() => undefined);
  }

  async #load(): Promise<Segment> {
    try {
      return new Segment((await this.#options.files.read(this.#options.path)).bytes);
    } catch {
      return new Segment(new SegmentBuilder().build());
    }
  }

  #pathOf(id: string): string {
    return join(this.#options.threads, id + THREAD_FILE);
  }
}

interface Found {
  /** What stands higher comes first. */
  readonly rank: number;
  readonly place: DocumentPlace;
}

const WHOLE = 1;
/** More than are shown, as some may turn out to be gone. */
const CANDIDATES = 300;
/** The small index becomes part of the big one when it has so many documents and is a quarter of it. */
const REBUILD_SIZE = 2000;
const AT_ONCE = 256;
