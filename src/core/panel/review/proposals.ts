import type { PatchFile } from '../../edits/patchFiles.ts';
import { patchFiles } from '../../edits/patchFiles.ts';
import { replyEdits } from '../../edits/replyEdits.ts';
import type { CodeSegment } from '../../../shared/reply.ts';
import { codeBlocks } from '../../../shared/reply.ts';
import type { Turn } from '../../../shared/thread.ts';

/** What a reply wants of one file. A block is for one file, a patch perhaps for several. */
export interface Proposal {
  readonly block: CodeSegment;
  /** The how-manieth file of the block, from 0. */
  readonly file: number;
  /** As the reply names it; undefined where nothing tells, and Apply has to ask. */
  readonly path: string | undefined;
  readonly wish: FileWish;
}

export type FileWish =
  | { readonly type: 'edit' }
  | { readonly type: 'create'; readonly text: string }
  | { readonly type: 'delete' }
  | { readonly type: 'rename'; readonly to: string; readonly isEdited: boolean };

/** Everything that the code blocks of a reply would do to files, in their order. */
export function proposalsOf(turn: Pick<Turn, 'reply' | 'context'>): readonly Proposal[] {
  const blocks = codeBlocks(turn.reply).filter(block => block.isClosed);
  const contextPaths = turn.context.flatMap(item => item.path ?? []);
  return replyEdits(blocks, contextPaths).flatMap(({ block, path }): readonly Proposal[] => {
    const files = patchFiles(block.code, block.isClosed);
    if (files.length === 0) return [{ block, file: 0, path, wish: { type: 'edit' } }];
    return files.map((patch, file) => ({ block, file, path: patch.path, wish: wishOf(patch) }));
  });
}

function wishOf(patch: PatchFile): FileWish {
  switch (patch.type) {
    case 'edit':
      return { type: 'edit' };
    case 'create':
      return { type: 'create', text: patch.text };
    case 'delete':
      return { type: 'delete' };
    case 'move':
      return { type: 'rename', to: patch.to, isEdited: patch.isEdited };
  }
}
