import type { VNode } from 'preact';
import type { BlockState } from '../../src/shared/panelState.ts';
import { Icon } from '../icons.tsx';
import { tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { ApplyButton, BlockTarget } from './BlockTarget.tsx';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './IconButton.tsx';
import { Toolbar } from './Toolbar.tsx';

/** The row above a code block: the file it is for, how it would change it, and the actions. */
export function BlockHeader(props: BlockHeaderProps): VNode {
  const { turnId, block, state, label, lineCount, isCommand, isWriting, isWrapped, setWrapped } = props;
  const ids = { threadId: threadId.value, turnId, block };
  return (
    <div class="codeHeader">
      {state?.path === undefined ? (
        <span class="codeLabel">
          <Icon name="code" />
          <span class="codeFile">{label}</span>
        </span>
      ) : (
        <BlockTarget state={{ ...state, path: state.path }} />
      )}
      {isWriting ? (
        <span class="codeWriting">{t('writing', { count: lineCount })}</span>
      ) : (
        <Toolbar label={t('codeActions')}>
          {state && <ApplyButton state={state} />}
          {isCommand && (
            <IconButton icon="terminal" text={t('run')} label={t('runTitle')} onPress={() => tell('code/run', ids)} />
          )}
          <IconButton icon="insert" label={t('insert')} onPress={() => tell('code/insert', ids)} />
          {!state?.isNewFile && (
            <IconButton icon="new-file" label={t('newFile')} onPress={() => tell('code/newFile', ids)} />
          )}
          <IconButton icon="save-as" label={t('saveAs')} onPress={() => tell('code/saveAs', ids)} />
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
  /** Undefined for code that is no edit, and for a patch of several files, which have rows of their own. */
  readonly state: BlockState | undefined;
  /** What it is called where it names no file. */
  readonly label: string;
  readonly lineCount: number;
  /** It is for a shell. */
  readonly isCommand: boolean;
  readonly isWriting: boolean;
  readonly isWrapped: boolean;
  readonly setWrapped: (isWrapped: boolean) => void;
}
