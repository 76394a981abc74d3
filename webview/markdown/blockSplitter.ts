import type { Block } from './lexBlocks.ts';
import { lexBlocks } from './lexBlocks.ts';

/**
 * Lexes a text that grows at its end. Blocks that later text cannot change are lexed once and keep their identity, so
 * that only the open end is lexed, and rendered, again. The result equals the lexing of the whole text.
 */
export class BlockSplitter {
  #settled: readonly Block[] = [];
  #settledText = '';

  /** The blocks of a text that is still being written. */
  update(text: string): readonly Block[] {
    if (!text.startsWith(this.#settledText)) this.#settle([], '');
    const open = lexBlocks(text.slice(this.#settledText.length));
    const blocks = [...this.#settled, ...open];
    const end = openFrom(open);
    if (end > 0) {
      const more = open.slice(0, end);
      this.#settle([...this.#settled, ...more], this.#settledText + more.map(block => block.raw).join(''));
    }
    return blocks;
  }

  /** The blocks of the text when it is complete: a link definition at its end counts for all of it. */
  finish(text: string): readonly Block[] {
    return text.includes(']:') ? lexBlocks(text) : this.update(text);
  }

  #settle(blocks: readonly Block[], text: string): void {
    this.#settled = blocks;
    this.#settledText = text;
  }
}

/**
 * The first block that later text can still change: the last one, and before it all lists and link definitions, which
 * take in what follows a blank line.
 */
function openFrom(blocks: readonly Block[]): number {
  let position = blocks.length - 1;
  while (position > 0 && blocks[position]?.type === 'space') position--;
  while (position > 0 && STAYS_OPEN.has(blocks[position - 1]?.type ?? '')) position--;
  return Math.max(0, position);
}

const STAYS_OPEN: ReadonlySet<string> = new Set(['space', 'list', 'def']);
