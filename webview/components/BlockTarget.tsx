import type { VNode } from 'preact';
import type { BlockState } from '../../src/shared/panelState.ts';
import { fileName } from '../format.ts';
import { Icon } from '../icons.tsx';
import { tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** The file that a block is for, with the number of lines that come and go. It opens the file. */
export function BlockTarget({ state }: { readonly state: BlockState & { readonly path: string } }): VNode {
  const { path, action, newPath, isNewFile, added, removed } = state;
  const changes = [t('linesAdded', { count: added }), t('linesRemoved', { count: removed })];
  return (
    <button
      type="button"
      class="codeLabel"
      title={`${t('openFile', { file: path })}\n${changes.join(', ')}`}
      onClick={() => tell('code/showTarget', blockIds(state))}
    >
      <Icon name="code" />
      <span class="codeFile">{targetName(path, action, newPath, isNewFile)}</span>
      {added > 0 && <span class="added">+{added}</span>}
      {removed > 0 && <span class="removed">−{removed}</span>}
    </button>
  );
}

/** Shows the changes of a block for review, while there is something to show. */
export function ApplyButton({ state }: { readonly state: BlockState }): VNode | null {
  if (!CAN_APPLY.has(state.status)) return null;
  return (
    <IconButton
      icon={state.isNewFile ? 'new-file' : 'git-pull-request-go-to-changes'}
      text={state.isNewFile ? t('create') : t('apply')}
      label={applyTitle(state)}
      onPress={() => tell('code/apply', blockIds(state))}
    />
  );
}

/** What names a block, and one file of it, in requests. */
export function blockIds({ turnId, block, file }: BlockState): BlockIds {
  return { threadId: threadId.value, turnId, block, ...(file ? { file } : {}) };
}

export interface BlockIds {
  readonly threadId: string;
  readonly turnId: string;
  readonly block: number;
  readonly file?: number;
}

const CAN_APPLY: ReadonlySet<BlockState['status']> = new Set(['ready', 'rejected', 'failed', 'refused']);

function targetName(
  path: string,
  action: BlockState['action'],
  newPath: string | undefined,
  isNewFile: boolean,
): string {
  const file = fileName(path);
  if (action === 'delete') return t('deleteTarget', { file });
  if (newPath !== undefined) return t('renameTarget', { file, to: newName(path, newPath) });
  return isNewFile ? t('newFileTarget', { file }) : file;
}

/** Where only the folder changes, the name alone would not tell. */
function newName(path: string, newPath: string): string {
  return fileName(path) === fileName(newPath) ? newPath : fileName(newPath);
}

function applyTitle({ path, isNewFile }: BlockState): string {
  if (path === undefined) return t('applyUnknown');
  return t(isNewFile ? 'createTitle' : 'applyTitle', { file: path });
}
