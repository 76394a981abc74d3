import type { ComponentChildren, VNode } from 'preact';
import type { ApplyCandidate, BlockState } from '../../src/shared/panelState.ts';
import { fileName } from '../format.ts';
import { Icon } from '../icons.tsx';
import type { IconName } from '../iconPaths.ts';
import { tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';

/** The row below a code block: what became of it, and what is asked of the user. Empty while it waits for Apply. */
export function BlockFooter({ state }: { readonly state: BlockState }): VNode | null {
  const ids = { threadId: threadId.value, turnId: state.turnId, block: state.block };
  const file = state.path === undefined ? t('theFile') : fileName(state.path);
  switch (state.status) {
    case 'reviewing':
      return (
        <Row icon="diff" text={changesText(state, file)} message={state.message}>
          <Button title={t('keepTitle', { file })} isPrimary onPress={() => tell('review/accept', ids)}>
            {t('keep')}
          </Button>
          <Button title={t('undoTitle', { file })} onPress={() => tell('review/reject', ids)}>
            {t('undo')}
          </Button>
          <button type="button" class="textButton" onClick={() => tell('review/show', ids)}>
            {t('showChanges')}
          </button>
        </Row>
      );
    case 'refused':
      return (
        <Row icon="warning" text={t('notApplied')} message={state.message}>
          {state.candidates?.map((candidate, position) => (
            <Button
              key={position}
              title={candidate.why}
              onPress={() => tell('code/apply', { ...ids, candidate: position })}
            >
              {candidateText(candidate)}
            </Button>
          ))}
        </Row>
      );
    case 'failed':
      return <Row icon="error" text={t('applyFailed')} message={state.message} />;
    case 'kept':
      return <Row icon="check" text={t('kept', { file })} message={state.message} />;
    case 'rejected':
      return <Row icon="discard" text={t('rejected', { file })} message={state.message} />;
    case 'unchanged':
      return <Row icon="check" text={t('unchanged', { file })} message={state.message} />;
    case 'ready':
      return state.message ? <Row icon="info" text={state.message} message={undefined} /> : null;
  }
}

interface RowProps {
  readonly icon: IconName;
  readonly text: string;
  readonly message: string | undefined;
  readonly children?: ComponentChildren;
}

function Row({ icon, text, message, children }: RowProps): VNode {
  return (
    <div class={`codeFooter footer-${icon}`}>
      <p>
        <Icon name={icon} />
        <span>
          {text}
          {message ? ` ${message}` : ''}
        </span>
      </p>
      {children && <div class="noteActions">{children}</div>}
    </div>
  );
}

function changesText({ hunks }: BlockState, file: string): string {
  if (!hunks) return t('changesIn', { count: 1, file });
  const { pending, total } = hunks;
  return pending === total ? t('changesIn', { count: total, file }) : t('changesLeft', { count: pending, total, file });
}

function candidateText({ startLine, endLine }: ApplyCandidate): string {
  return startLine === endLine
    ? t('candidateOne', { start: startLine })
    : t('candidate', { start: startLine, end: endLine });
}
