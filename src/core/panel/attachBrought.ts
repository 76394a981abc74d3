import type { Transcribe } from '../context/attachedFile.ts';
import { attachedFile } from '../context/attachedFile.ts';
import { ContextError } from '../context/contextProvider.ts';
import type { OpenThread } from '../threads/openThread.ts';
import { FileError } from '../workspace.ts';
import type { Attachments } from './attachments.ts';
import type { BroughtItem } from './editorActions.ts';

export interface AttachBroughtDeps {
  readonly attachments: Attachments;
  readonly transcribe: Transcribe | undefined;
}

/**
 * Attaches what was dropped, picked or uploaded. One that cannot go keeps none of the others back: in the end a
 * `ContextError` says of each why.
 */
export async function attachBrought(
  { attachments, transcribe }: AttachBroughtDeps,
  open: OpenThread,
  items: readonly BroughtItem[],
): Promise<void> {
  const refusals: string[] = [];
  for (const item of items) {
    try {
      if (item.type === 'refused') refusals.push(item.why);
      else if (item.type === 'mention') await attachments.add(open, item.provider, item.argument);
      else await attachments.attach(open, [await attachedFile(item, transcribe)]);
    } catch (error) {
      if (!(error instanceof ContextError || error instanceof FileError)) throw error;
      refusals.push(error.message);
    }
  }
  if (refusals.length > 0) throw new ContextError(refusals.join(' '));
}
