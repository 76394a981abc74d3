import { Lru } from '../lru.ts';
import type { BlockSplitter } from './blockSplitter.ts';
import type { Block } from './lexBlocks.ts';
import { lexBlocks } from './lexBlocks.ts';

/** The blocks of a finished text. A message that scrolls out of view and back is not lexed again. */
export function rememberedBlocks(text: string, splitter: BlockSplitter | undefined): readonly Block[] {
  const found = remembered.get(text);
  if (found) return found;
  const blocks = splitter ? splitter.finish(text) : lexBlocks(text);
  remembered.set(text, blocks);
  return blocks;
}

const remembered = new Lru<readonly Block[]>(400);
