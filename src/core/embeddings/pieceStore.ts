import type { ManifestFile } from '../index/files/manifest.ts';
import { SourceFiles, type SourceOptions } from '../index/files/sourceFiles.ts';
import { estimateTokens } from '../models/tokens.ts';
import { pieces } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { Vectors } from './vectors.ts';

/** Which files may be read: the same as the index reads. */
export type PieceFiles = SourceOptions;

export interface PieceStoreOptions {
  readonly files: PieceFiles;
  readonly file: string;
  /** The endpoint's origin and the model's name. */
  readonly model: string;
}

/** What there is to do. */
export interface Work {
  readonly files: number;
  readonly pieces: number;
  /** Pieces that have no embedding yet, and about how many tokens they are. */
  readonly missing: number;
  readonly missingTokens: number;
}

/** Lines that fit a question by their meaning. */
export type PieceHit = Pick<Piece, 'path' | 'startLine' | 'endLine'> & { readonly score: number };

/** The pieces of the workspace with their vectors. Long work, for a thread of its own. */
export interface PieceStore {
  /** Looks at the files as they are now. */
  scan(): Promise<Work>;
  /** Some that have no vector yet. */
  missing(limit: number): Promise<readonly Pick<Piece, 'hash' | 'text'>[]>;
  put(hashes: readonly string[], vectors: readonly (readonly number[])[]): Promise<void>;
  save(): Promise<void>;
  /** The best lines of each of the files that fit best. */
  search(vector: readonly number[], limit: number): Promise<readonly PieceHit[]>;
  dispose(): void;
}

export function createPieceStore({ files: options, file, model }: PieceStoreOptions): PieceStore {
  const vectors = Vectors.load(file, model);
  /** Where each text stands; the same text may stand in several files. */
  let places = new Map<string, Omit<Piece, 'text'>[]>();
  let waiting = new Map<string, string>();
  let cut = new Map<string, CutFile>();
  let isChanged = false;
  return {
    async scan() {
      const sources = new SourceFiles(options);
      await sources.list();
      places = new Map<string, Omit<Piece, 'text'>[]>();
      waiting = new Map<string, string>();
      const known = cut;
      cut = new Map<string, CutFile>();
      let files = 0;
      let bytes = 0;
      let missingTokens = 0;
      for (const listed of sources.listed) {
        const file = known.get(listed.path);
        const isSame = file?.size === listed.size && file.mtime === listed.mtime;
        const isEmbedded = isSame && file.pieces.every(it => vectors.has(it.hash));
        const current = isEmbedded ? file : readAndCut(sources, listed, bytes);
        if (!current) continue;
        files++;
        bytes += current.bytes;
        cut.set(listed.path, { ...current, pieces: current.pieces.map(({ text, ...piece }) => piece) });
        for (const { text, ...piece } of current.pieces) {
          const others = places.get(piece.hash);
          if (others) others.push(piece);
          else places.set(piece.hash, [piece]);
          if (vectors.has(piece.hash) || waiting.has(piece.hash)) continue;
          // What is not embedded was read just now.
          waiting.set(piece.hash, text ?? '');
          missingTokens += estimateTokens(text ?? '');
        }
      }
      isChanged = vectors.keepOnly(new Set(places.keys())) || isChanged;
      return { files, pieces: places.size, missing: waiting.size, missingTokens };
    },
    missing: limit => Promise.resolve([...waiting].slice(0, limit).map(([hash, text]) => ({ hash, text }))),
    put(hashes, found) {
      hashes.forEach((hash, i) => {
        const vector = found[i];
        if (!vector || !waiting.delete(hash)) return;
        vectors.put(hash, vector);
        isChanged = true;
      });
      return Promise.resolve();
    },
    save() {
      if (isChanged) vectors.save(file);
      isChanged = false;
      return Promise.resolve();
    },
    search(vector, limit) {
      const best = new Map<string, PieceHit>();
      for (const [hash, score] of vectors.compare(vector)) {
        for (const { path, startLine, endLine } of places.get(hash) ?? []) {
          if (score > (best.get(path)?.score ?? 0)) best.set(path, { path, startLine, endLine, score });
        }
      }
      return Promise.resolve([...best.values()].sort((a, b) => b.score - a.score).slice(0, limit));
    },
    dispose: () => undefined,
  };
}

/** A file as it was when it was last cut. */
interface CutFile {
  readonly size: number;
  readonly mtime: number;
  readonly bytes: number;
  readonly pieces: readonly (Omit<Piece, 'text'> & { readonly text?: string })[];
}

function readAndCut(sources: SourceFiles, listed: ManifestFile, bytesBefore: number): CutFile | undefined {
  const content = sources.read(listed);
  if (!content || !sources.admits(listed, content, bytesBefore)) return undefined;
  const { path, size, mtime } = listed;
  return { size, mtime, bytes: content.length, pieces: pieces(path, content.toString()) };
}
