import type { VNode } from 'preact';
import type { BlockState } from '../../src/shared/panelState.ts';
import { fileName } from '../format.ts';
import { Icon } from '../icons.tsx';
import { tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './IconButton.tsx';
import { Toolbar } from './Toolbar.tsx';

/** The row above a code block: the file it is for, how it would change it, and the actions. */
export function BlockHeader(props: BlockHeaderProps): VNode {
  const { turnId, block, state, language, lineCount, isWriting, isWrapped, setWrapped } = props;
  const ids = { threadId: threadId.value, turnId, block };
  return (
    <div class="codeHeader">
      {state?.path === undefined ? (
        <span class="codeLabel">
          <Icon name="code" />
          <span class="codeFile">{language}</span>
        </span>
      ) : (
        <Target path={state.path} state={state} show={() => tell('code/showTarget', ids)} />
      )}
      {isWriting ? (
        <span class="codeWriting">{t('writing', { count: lineCount })}</span>
      ) : (
        <Toolbar label={t('codeActions')}>
          {state && CAN_APPLY.has(state.status) && (
            <IconButton
              icon={state.isNewFile ? 'new-file' : 'git-pull-request-go-to-changes'}
              text={state.isNewFile ? t('create') : t('apply')}
              label={applyTitle(state)}
              onPress={() => tell('code/apply', ids)}
            />
          )}
          <IconButton icon="insert" label={t('insert')} onPress={() => tell('code/insert', ids)} />
          {!state?.isNewFile && (
            <IconButton icon="new-file" label={t('newFile')} onPress={() => tell('code/newFile', ids)} />
          )}
          <IconButton
            icon="word-wrap"
            label={t('wrapLines')}
            className="whereWide"
            isPressed={isWrapped}
            onPress={() => setWrapped(!isWrapped)}
          />
          <CopyButton label={t('copyCode')} copy={() => tell('code/copy', ids)} />
        </Toolbar>
      )}
    </div>
  );
}

interface BlockHeaderProps {
  readonly turnId: string;
  readonly block: number;
  readonly state: BlockState | undefined;
  readonly language: string;
  readonly lineCount: number;
  readonly isWriting: boolean;
  readonly isWrapped: boolean;
  readonly setWrapped: (isWrapped: boolean) => void;
}

const CAN_APPLY: ReadonlySet<BlockState['status']> = new Set(['ready', 'rejected', 'failed', 'refused']);

function applyTitle({ path, isNewFile }: BlockState): string {
  if (path === undefined) return t('applyUnknown');
  return t(isNewFile ? 'createTitle' : 'applyTitle', { file: path });
}

interface TargetProps {
  readonly path: string;
  readonly state: BlockState;
  readonly show: () => void;
}

function Target({ path, state, show }: TargetProps): VNode {
  const { isNewFile, added, removed } = state;
  const name = isNewFile ? t('newFileTarget', { file: fileName(path) }) : fileName(path);
  const changes = [t('linesAdded', { count: added }), t('linesRemoved', { count: removed })];
  return (
    <button
      type="button"
      class="codeLabel"
      title={`${t('openFile', { file: path })}\n${changes.join(', ')}`}
      onClick={show}
    >
      <Icon name="code" />
      <span class="codeFile">{name}</span>
      {added > 0 && <span class="added">+{added}</span>}
      {removed > 0 && <span class="removed">−{removed}</span>}
    </button>
  );
}
