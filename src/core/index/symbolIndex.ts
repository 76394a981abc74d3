import { availableParallelism } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import {
  INDEX_OFF,
  type FileHit,
  type IndexStatus,
  type LeftOut,
  type Reference,
  type SearchHit,
  type SymbolHit,
  type SymbolInfo,
} from '../../shared/indexStatus.ts';
import { Listeners, type Disposable } from '../disposables.ts';
import type { WorkspaceFolder } from '../workspace.ts';
import { ChildLink } from './childLink.ts';
import type { SourceOptions } from './files/sourceFiles.ts';
import { enclosingSymbol } from './enclosingSymbol.ts';
import type { IndexNote, IndexOptions, IndexStats, SearchOptions } from './messages.ts';
import { UnsavedTexts } from './unsavedTexts.ts';

/**
 * The symbols and the text of the workspace, searchable. It never makes anybody wait for it to be ready: a question is
 * answered from what is there, and where nothing is (off, failed), with nothing. Paths are relative to the workspace,
 * with forward slashes; with several folders they begin with the folder's name. Lines count from 1.
 */
export interface SymbolIndex extends Disposable {
  status(): IndexStatus;
  onStatus(listener: (status: IndexStatus) => void): Disposable;
  /** Starts the child process. Does nothing where the index is off or has been started. */
  start(): void;
  /**
   * Takes other folders and settings. One that was started begins anew with them, if they differ; what editors hold is
   * then to be told again, as its paths may be others.
   */
  reconfigure(options: SymbolIndexOptions): void;
  /** The files, or with `unit: 'symbol'` or `kinds` the definitions, that fit a question, best first. */
  search(query: string, options: SearchOptions, signal?: AbortSignal): Promise<readonly SearchHit[]>;
  /** Definitions by name: exact, prefix, humps; `Container.name` too. */
  symbols(query: string, limit: number): Promise<readonly SymbolHit[]>;
  files(query: string, limit: number): Promise<readonly FileHit[]>;
  /** Folders whose name or path fits, best first. */
  folders(query: string, limit: number): Promise<readonly FileHit[]>;
  /** Where a name is written, definitions first. */
  references(name: string, limit: number): Promise<readonly Reference[]>;
  /** The innermost definition around a line of a text; for a field, its class. `language` is VS Code's id. */
  enclosing(path: string, language: string, text: string, line: number): Promise<SymbolInfo | undefined>;
  /** All definitions of a text, in its order. */
  outline(path: string, language: string, text: string): Promise<readonly SymbolInfo[]>;
  /** How many syntax errors a text has; undefined where the language is not known or the index is off. */
  syntaxErrors(path: string, language: string, text: string, signal?: AbortSignal): Promise<number | undefined>;
  /** A file was saved or created, or what was changed in its editor was taken back. `text` saves reading it again. */
  didSave(path: string, text?: string): void;
  /** A file was changed in its editor and not saved. To be called when typing rests. */
  didChange(path: string, text: string): void;
  /** A file or folder is gone. */
  didDelete(path: string): void;
  /** Many files may have changed: a branch was switched. */
  rescan(): void;
  pause(): void;
  resume(): void;
  /** Forgets everything and begins anew; after a failure too. */
  rebuild(): void;
  /** Resolves when all that was noted before is searchable. For tests and measurements. */
  settled(): Promise<void>;
  /** What is not fully in the index, by reason, each with some of its paths. */
  leftOut(): Promise<readonly LeftOut[]>;
  /** What the index holds and what it took, for measurements. */
  stats(): Promise<IndexStats>;
}

export interface IndexSettings {
  readonly enabled: boolean;
  /** Globs that are left out: `files.exclude`, `search.exclude`, Parley's own. */
  readonly excludes?: readonly string[];
  /** Whether git may be run in the workspace: only where it is trusted. */
  readonly useGit?: boolean;
  readonly maxFiles?: number;
  /** Bytes of source in all. */
  readonly maxBytes?: number;
  /** Threads that parse; as many as fit the machine, at most two, where not given. */
  readonly parsers?: number;
  /** Paths that are open in editors: they come first. */
  readonly openFiles?: readonly string[];
}

export interface SymbolIndexOptions {
  readonly folders: readonly Pick<WorkspaceFolder, 'name' | 'path'>[];
  /** Where the index is kept between starts; made if it is not there. */
  readonly storageFolder: string;
  /** The bundled `indexer.cjs`; `parseWorker.cjs` lies beside it. */
  readonly childPath: string;
  readonly grammarsFolder: string;
  readonly settings: IndexSettings;
  readonly log: (message: string) => void;
}

export function createSymbolIndex(initial: SymbolIndexOptions): SymbolIndex {
  const listeners = new Listeners<IndexStatus>();
  let options = initial;
  let isStarted = false;
  let isPaused = false;
  const unsaved = new UnsavedTexts();
  let status = whileOff(initial);
  let link: ChildLink | undefined;
  const change = (next: IndexStatus): void => {
    status = next;
    listeners.fire(next);
  };
  const start = (): void => {
    isStarted = true;
    if (!isOn(options) || link) return;
    change({ ...INDEX_OFF, phase: 'starting' });
    const own = new ChildLink({
      childPath: options.childPath,
      index: indexOptions(options),
      log: options.log,
      notes: () => [
        ...(isPaused ? [{ type: 'pause' } satisfies IndexNote] : []),
        ...unsaved.entries().map(([path, text]) => ({ type: 'change', path, text }) satisfies IndexNote),
      ],
      onStatus: next => {
        if (link === own) change(next);
      },
      onGivenUp() {
        own.dispose();
        if (link !== own) return;
        link = undefined;
        change({ ...INDEX_OFF, phase: 'failed', message: GIVEN_UP });
      },
    });
    link = own;
    own.start();
  };
  const reconfigure = (next: SymbolIndexOptions): void => {
    const isSame = isDeepStrictEqual(whatMatters(options), whatMatters(next));
    options = next;
    if (isSame) return;
    unsaved.clear();
    if (!isOn(next)) isPaused = false;
    link?.dispose();
    link = undefined;
    change(whileOff(next));
    if (isStarted) start();
  };
  const resume = (): void => {
    isPaused = false;
    link?.note({ type: 'resume' });
  };
  /** Nothing found is the right answer of an index that is not there. */
  const ask: ChildLink['request'] = (method, params, signal) => {
    if (link) return link.request(method, params, signal);
    return Promise.reject(new Error('The index is off.'));
  };
  const orNothing = async <T>(asked: Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      return [];
    }
  };
  const outline: SymbolIndex['outline'] = (path, language, text) => orNothing(ask('outline', { path, language, text }));
  return {
    status: () => status,
    onStatus: listener => listeners.add(listener),
    start,
    reconfigure,
    search: (query, searchOptions, signal) => orNothing(ask('search', { query, options: searchOptions }, signal)),
    symbols: (query, limit) => orNothing(ask('symbols', { query, limit })),
    files: (query, limit) => orNothing(ask('files', { query, limit })),
    folders: (query, limit) => orNothing(ask('folders', { query, limit })),
    references: (name, limit) => orNothing(ask('references', { name, limit })),
    async enclosing(path, language, text, line) {
      return enclosingSymbol(await outline(path, language, text), line);
    },
    outline,
    syntaxErrors: (path, language, text, signal) =>
      ask('syntaxErrors', { path, language, text }, signal).then(
        count => count ?? undefined,
        () => undefined,
      ),
    didSave(path, text) {
      unsaved.delete(path);
      link?.note({ type: 'save', path, ...(text === undefined ? {} : { text }) });
    },
    didChange(path, text) {
      if (!isOn(options)) return;
      unsaved.set(path, text);
      link?.note({ type: 'change', path, text });
    },
    didDelete(path) {
      unsaved.deleteUnder(path);
      link?.note({ type: 'delete', path });
    },
    rescan: () => link?.note({ type: 'rescan' }),
    pause() {
      isPaused = link !== undefined;
      link?.note({ type: 'pause' });
    },
    resume,
    rebuild() {
      // Whoever wants it built does not want it paused.
      resume();
      if (link) link.rebuild();
      else start();
    },
    async settled() {
      await ask('settle', null);
    },
    leftOut: () => orNothing(ask('leftOut', null)),
    async stats() {
      const stats = await ask('stats', null);
      const past = link?.past ?? { cpuSeconds: 0, peakRssMB: 0 };
      const cpuSeconds = stats.cpuSeconds + past.cpuSeconds;
      return { ...stats, cpuSeconds, peakRssMB: Math.max(stats.peakRssMB, past.peakRssMB) };
    },
    dispose() {
      link?.dispose();
    },
  };
}

/** What there is to say of an index without a child. */
function whileOff({ settings, folders }: SymbolIndexOptions): IndexStatus {
  return settings.enabled && folders.length === 0 ? { ...INDEX_OFF, message: NO_FOLDER } : INDEX_OFF;
}

function isOn({ settings, folders }: SymbolIndexOptions): boolean {
  return settings.enabled && folders.length > 0;
}

/** Which editors are open says what comes first, and nothing else. */
function whatMatters(options: SymbolIndexOptions): object {
  return isOn(options) ? { ...indexOptions(options), openFiles: [] } : {};
}

const NO_FOLDER = 'No folder of this machine is open, so there is nothing to index. Open one.';
const GIVEN_UP = 'The index stopped several times and was switched off. Rebuild it to try again.';

const MAX_FILES = 100_000;
const MAX_BYTES = 400 * 1024 * 1024;

/** What the child is told of the folders and the settings. */
export function indexOptions(options: SymbolIndexOptions): IndexOptions {
  const { storageFolder, grammarsFolder, settings } = options;
  return {
    ...sourceOptions(options),
    storageFolder,
    grammarsFolder,
    parsers: settings.parsers ?? Math.min(2, Math.max(1, availableParallelism())),
    openFiles: settings.openFiles ?? [],
  };
}

/** Which files may be read. What is open in editors matters to the order alone, and is left out. */
export function sourceOptions({ folders, settings }: Pick<SymbolIndexOptions, 'folders' | 'settings'>): SourceOptions {
  return {
    roots: folders.map(({ name, path }) => ({ path, prefix: folders.length > 1 ? `${name}/` : '' })),
    excludes: settings.excludes ?? [],
    useGit: settings.useGit ?? true,
    maxFiles: settings.maxFiles ?? MAX_FILES,
    maxBytes: settings.maxBytes ?? MAX_BYTES,
    openFiles: [],
  };
}
