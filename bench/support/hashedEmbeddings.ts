import { join } from 'node:path';
import { Embeddings } from '../../src/core/embeddings/embeddings.ts';
import { createPieceStore } from '../../src/core/embeddings/pieceStore.ts';
import { sourceOptions } from '../../src/core/index/symbolIndex.ts';

/**
 * Embeddings without a model: bags of stemmed words, hashed into some hundred numbers. They know no meaning, so they
 * show what the fusion costs and takes where embeddings are weak; what a real model gains they cannot show.
 */
export async function hashedEmbeddings(folder: string, scratch: string): Promise<Embeddings> {
  const embeddings = new Embeddings({
    source: () => ({
      id: 'hashed',
      model: 'hashed',
      host: 'here',
      price: 0,
      embed: texts => Promise.resolve({ vectors: texts.map(vectorOf), tokens: undefined }),
    }),
    files: () =>
      sourceOptions({ folders: [{ name: 'folder', path: folder }], settings: { enabled: true, useGit: false } }),
    openStore: ({ id }, files) => createPieceStore({ files, file: join(scratch, 'embeddings.bin'), model: id }),
    redact: text => text,
    confirm: () => Promise.resolve(true),
    now: Date.now,
  });
  await embeddings.refresh();
  return embeddings;
}

const DIMENSIONS = 512;

function vectorOf(text: string): readonly number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []) {
    const stem = word.toLowerCase().replace(/(?:ing|ed|es|s)$/, '');
    if (stem.length < 3) continue;
    let hash = 2_166_136_261;
    for (let i = 0; i < stem.length; i++) hash = Math.imul(hash ^ stem.charCodeAt(i), 16_777_619) >>> 0;
    vector[hash % DIMENSIONS] = (vector[hash % DIMENSIONS] ?? 0) + 1;
  }
  return vector.map(count => Math.log1p(count));
}
