import type { IndexStatus } from '../../shared/indexStatus.ts';
import type { Disposable } from '../disposables.ts';
import { compactCorpus, deadShare } from './corpus/compactCorpus.ts';
import { Corpus } from './corpus/corpus.ts';
import { SymbolFinder } from './search/findSymbols.ts';
import { KnownFiles } from './search/knownFiles.ts';
import { History, readHeads, readHistory } from './search/history.ts';
import type { IndexContents } from './indexContents.ts';
import { admit, dropGone, parseAll, readAll, type IndexPass } from './indexPasses.ts';
import { languageOf } from './languages/languages.ts';
import type { ManifestFile } from './files/manifest.ts';
import type { IndexOptions } from './messages.ts';
import type { ParsePool } from './parse/parsePool.ts';
import { Progress, type IndexListener } from './progress.ts';
import { Slices } from './slices.ts';
import { SnapshotKeeper } from './snapshot/snapshotKeeper.ts';
import { capMessage, SourceFiles } from './files/sourceFiles.ts';
import { UnsavedTexts } from './unsavedTexts.ts';

/**
 * The index of one workspace, as it lives in the child process. It goes through its phases by itself and answers at any
 * time from what it has.
 */
export class WorkspaceIndex implements Disposable {
  readonly #options: IndexOptions;
  readonly #pool: ParsePool | undefined;
  readonly #listener: IndexListener;
  readonly #slices = new Slices();
  #corpus = new Corpus();
  #symbols = new SymbolFinder(this.#corpus);
  readonly #files = new KnownFiles();
  #history: History | undefined;
  readonly #sources: SourceFiles;
  /** Files that were taken in since the last listing began: they need not be in it. */
  readonly #fresh = new Set<string>();
  readonly #unsaved = new UnsavedTexts();
  readonly #keeper: SnapshotKeeper;
  #message: string | undefined;
  readonly #progress: Progress;
  #waitingScan: Promise<void> | undefined;
  #work: Promise<void> = Promise.resolve();
  readonly #puts = new Set<Promise<void>>();
  #takenIn = 0;
  /** Files that were parsed in passes since the start. */
  #parsed = 0;
  /** For each file that is being taken in: how often. */
  readonly #turns = new Map<string, number>();

  constructor(options: IndexOptions, pool: ParsePool | undefined, listener: IndexListener) {
    this.#options = options;
    this.#sources = new SourceFiles(options);
    this.#keeper = new SnapshotKeeper(options.storageFolder, options.roots, () => {
      void this.#enqueue(() => {
        this.save();
        return Promise.resolve();
      });
    });
    this.#pool = pool;
    this.#listener = listener;
    this.#progress = new Progress(listener.onChange);
  }

  status(): IndexStatus {
    const skipped = this.#sources.counts();
    const phase = this.#slices.isPaused ? 'paused' : this.#progress.phase;
    const { fileCount: files, symbolCount: symbols } = this.#corpus;
    const message = this.#message ?? capMessage(skipped);
    return { phase, ...this.#progress.counts, files, symbols, skipped, ...(message === undefined ? {} : { message }) };
  }

  /** Takes up what the last start left. Searchable at once; `scan` then looks for what has changed since. */
  load(): void {
    const saved = this.#keeper.load();
    if (!saved) return;
    this.#use(saved.corpus);
    if (saved.history) this.#history = new History(saved.history);
    for (const [path, file] of saved.skipped) this.#sources.skipped.set(path, file);
    this.#progress.enter('ready');
  }

  /** Keeps what there is for the next start, if it has changed. */
  save(): void {
    if (!this.#keeper.isDue) return;
    this.#use(compactCorpus(this.#corpus));
    try {
      this.#keeper.save({
        corpus: this.#corpus,
        skipped: this.#sources.skipped,
        history: this.#history?.saved,
      });
    } catch (error) {
      // The index works without it: the next start takes longer.
      this.#message = `The index could not be saved: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  /** Looks for files that are new, changed or gone, and brings the index up to date. */
  scan(): Promise<void> {
    // One that has not begun sees what later ones would see.
    return (this.#waitingScan ??= this.#enqueue(() => {
      this.#waitingScan = undefined;
      return this.#scan();
    }));
  }

  /** Forgets everything and begins anew. */
  rebuild(): Promise<void> {
    return this.#enqueue(async () => {
      // A process that takes this one's place meanwhile must not find it.
      this.#keeper.discard();
      this.#use(new Corpus());
      this.#history = undefined;
      this.#sources.skipped.clear();
      await this.#scan();
    });
  }

  /** Resolves when all that was begun is done. */
  async settle(): Promise<void> {
    for (let work; work !== this.#work || this.#puts.size > 0;) {
      work = this.#work;
      await Promise.all([work, ...this.#puts]);
    }
  }

  pause(): void {
    this.#slices.pause();
    this.#listener.onChange();
  }

  resume(): void {
    this.#slices.resume();
    this.#listener.onChange();
  }

  /** What there is now, for those that answer questions. */
  contents(): IndexContents {
    return {
      corpus: this.#corpus,
      symbols: this.#symbols,
      files: () => this.#files.list(this.#corpus, this.#sources),
      history: this.#history,
      sources: this.#sources,
      pool: this.#pool,
    };
  }

  /** Takes a file in as it is now: `text`, or what the disk holds. */
  put(path: string, text?: string, isSaved = true): Promise<void> {
    if (isSaved) this.#unsaved.delete(path);
    else if (text !== undefined) this.#unsaved.set(path, text);
    const work = this.#put(path, text, isSaved).finally(() => this.#puts.delete(work));
    this.#puts.add(work);
    return work;
  }

  async #put(path: string, text: string | undefined, isSaved: boolean): Promise<void> {
    const found = this.#sources.find(path, this.#corpus.file(path) !== undefined);
    if (found === 'folder') return this.scan();
    if (!found) return;
    const file = isSaved ? found : { ...found, mtime: UNSAVED };
    if (isSaved && !this.#isChanged(file)) return;
    this.#fresh.add(path);
    const read = text ?? this.#sources.read(file);
    // What was read lies in shared memory, and parsing takes time in which others read.
    const bytes = read === undefined ? undefined : Buffer.from(read);
    if (!bytes || !admit(file, bytes, { corpus: this.#corpus, sources: this.#sources })) return;
    const turn = (this.#turns.get(path) ?? 0) + 1;
    this.#turns.set(path, turn);
    const language = languageOf(path);
    // Where the parsers are busy with others, the text is searchable before its symbols are.
    if (!language || !this.#pool || this.#pool.load > 0) this.#corpus.put(file, bytes);
    if (language && this.#pool) {
      const source = text ?? bytes.toString();
      const [parsed] = await this.#pool.parse([{ file: file.file, language: language.id, text: source }], true);
      // What came later has the last word, even if it was parsed sooner.
      if (this.#turns.get(path) !== turn) return;
      if (parsed?.skipped) this.#sources.skip(file, parsed.skipped);
      this.#corpus.put(file, bytes, parsed?.skipped ? undefined : parsed?.symbols);
    }
    this.#turns.delete(path);
    this.#corpus.flush();
    this.#keeper.note();
    this.#listener.onChange();
    if (++this.#takenIn % COMPACT_EVERY === 0) await this.#enqueue(() => this.#compact());
  }

  /** Saves leave behind what they replace: where that has become most of the corpus, it goes. */
  #compact(): Promise<void> {
    if (deadShare(this.#corpus) > MOST_DEAD) this.#use(compactCorpus(this.#corpus));
    return Promise.resolve();
  }

  /** A file, or a folder with all that is in it. */
  remove(path: string): void {
    if (!this.#corpus.remove(path)) {
      for (const own of [...this.#corpus.paths()]) {
        if (own.startsWith(`${path}/`)) this.#corpus.remove(own);
      }
    }
    this.#unsaved.deleteUnder(path);
    this.#sources.forget(path);
    this.#keeper.note();
    this.#listener.onChange();
  }

  dispose(): void {
    this.#keeper.dispose();
    this.#slices.stop();
    this.#pool?.dispose();
  }

  #use(corpus: Corpus): void {
    this.#corpus = corpus;
    this.#symbols = new SymbolFinder(corpus);
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#slices.isStopped) return;
      try {
        await task();
      } catch (error) {
        // What is there stays searchable; the next task may do better.
        this.#message = `Some files could not be indexed: ${error instanceof Error ? error.message : String(error)}`;
        this.#progress.enter('ready');
      }
    });
    return this.#work;
  }

  async #scan(): Promise<void> {
    this.#progress.enter('files');
    this.#fresh.clear();
    await this.#sources.list();
    const { listed } = this.#sources;
    if (dropGone(this.#pass(), this.#fresh)) this.#keeper.note();
    // What an editor holds is newer than the disk.
    const changed = listed.filter(file => this.#isChanged(file) && !this.#unsaved.has(file.path));
    this.#progress.enter('lexical', changed.length);
    await readAll(changed, this.#pass());
    await this.#parseAll(listed.filter(file => languageOf(file.path) && this.#needsSymbols(file.path)));
    // A rebuilt index does not have them yet.
    const unsaved = this.#unsaved.entries().filter(([path]) => this.#corpus.file(path)?.mtime !== UNSAVED);
    await Promise.all(unsaved.map(([path, text]) => this.#put(path, text, false)));
    if (this.#slices.isStopped) return;
    this.#sources.endListing(path => this.#corpus.file(path) !== undefined);
    this.#progress.enter('ready');
    await this.#readHistory();
    this.save();
    if (this.#parsed < MANY_PARSED || this.#keeper.isDue) return;
    this.#parsed = 0;
    this.#listener.onOutgrown();
  }

  async #parseAll(files: readonly ManifestFile[]): Promise<void> {
    if (!this.#pool) return;
    this.#progress.enter('symbols', files.length);
    this.#parsed += files.length;
    await parseAll(files, this.#pool, this.#options.parsers, this.#pass());
  }

  #pass(): IndexPass {
    return {
      corpus: this.#corpus,
      sources: this.#sources,
      slices: this.#slices,
      willParse: this.#pool !== undefined,
      onFile: () => {
        this.#keeper.note();
        this.#progress.advance();
      },
    };
  }

  async #readHistory(): Promise<void> {
    if (!this.#options.useGit) return;
    const heads = await readHeads(this.#options.roots);
    if (heads === '' || heads === this.#history?.saved.heads) return;
    this.#history = await readHistory(this.#options.roots, this.#corpus.words, heads);
    this.#keeper.note();
  }

  #isChanged({ path, size, mtime }: ManifestFile): boolean {
    const known = this.#corpus.file(path) ?? this.#sources.skipped.get(path);
    return known?.size !== size || known.mtime !== mtime;
  }

  #needsSymbols(path: string): boolean {
    return this.#corpus.file(path) !== undefined && !this.#corpus.isParsed(path) && !this.#sources.skipped.has(path);
  }
}

/** Text that is not saved is of no time: the next start reads the file again. */
const UNSAVED = 0;
/** Looking for what is dead goes through all files. */
const COMPACT_EVERY = 64;
const MOST_DEAD = 0.5;
/** The parsers leave 35 to 50 MB behind, whatever they parsed; another process takes 0.1 to 0.3 CPU s. */
const MANY_PARSED = 100;
