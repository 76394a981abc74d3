import type { ComponentChildren, VNode } from 'preact';
import type { ApplyCandidate, BlockOffer, BlockState } from '../../src/shared/panelState.ts';
import { fileName } from '../format.ts';
import { Icon } from '../icons.tsx';
import type { IconName } from '../iconPaths.ts';
import { tell } from '../store.ts';
import type { TextKey } from '../texts.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import type { BlockIds } from './BlockTarget.tsx';
import { blockIds } from './BlockTarget.tsx';

/** The row below a code block: what became of it, and what is asked of the user. Empty while it waits for Apply. */
export function BlockFooter({ state }: { readonly state: BlockState }): VNode | null {
  const ids = blockIds(state);
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
          {state.fitting && (
            <Button title={t('applyFittingTitle')} onPress={() => tell('code/apply', { ...ids, isPartial: true })}>
              {t('applyFitting', { count: state.fitting.count, of: state.fitting.of })}
            </Button>
          )}
          <Offers offers={state.offers} ids={ids} file={file} />
        </Row>
      );
    case 'failed':
      return (
        <Row icon="error" text={t('applyFailed')} message={state.message}>
          <Offers offers={state.offers} ids={ids} file={file} />
        </Row>
      );
    case 'kept':
      return (
        <Row icon="check" text={keptText(state, file)} message={state.message}>
          <Offers offers={state.offers} ids={ids} file={file} />
        </Row>
      );
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
        <span>{message ? `${text.replace(/\.?$/, '.')} ${message}` : text}</span>
      </p>
      {children && <div class="noteActions">{children}</div>}
    </div>
  );
}

/** The other ways on, as buttons. */
function Offers({ offers = [], ids, file }: OffersProps): VNode {
  return (
    <>
      {offers.map(offer => {
        const { label, title, press } = OFFERS[offer];
        return (
          <Button key={offer} {...(title ? { title: t(title, { file }) } : {})} onPress={() => press(ids)}>
            {t(label)}
          </Button>
        );
      })}
    </>
  );
}

interface OffersProps {
  readonly offers: readonly BlockOffer[] | undefined;
  readonly ids: BlockIds;
  readonly file: string;
}

const OFFERS: Readonly<Record<BlockOffer, { label: TextKey; title?: TextKey; press: (ids: BlockIds) => void }>> = {
  'show-both': { label: 'showBoth', press: ids => tell('code/showBoth', ids) },
  'show-file': { label: 'showInFile', press: ids => tell('code/showTarget', ids) },
  insert: { label: 'insertShort', title: 'insert', press: ids => tell('code/insert', ids) },
  'ask-again': { label: 'askPlace', title: 'askPlaceTitle', press: ids => tell('code/askAgain', ids) },
  'take-back': { label: 'undo', title: 'takeBackTitle', press: ids => tell('review/takeBack', ids) },
};

function keptText({ action, newPath }: BlockState, file: string): string {
  if (action === 'delete') return t('deleted', { file });
  return newPath === undefined ? t('kept', { file }) : t('renamed', { file, to: newPath });
}

function changesText({ hunks, action, newPath }: BlockState, file: string): string {
  if (action === 'delete') return t('deletesFile', { file });
  if (newPath !== undefined) return t('renamesFile', { file, to: newPath });
  if (!hunks) return t('changesIn', { count: 1, file });
  const { pending, total } = hunks;
  return pending === total ? t('changesIn', { count: total, file }) : t('changesLeft', { count: pending, total, file });
}

function candidateText({ startLine, endLine }: ApplyCandidate): string {
  return startLine === endLine
    ? t('candidateOne', { start: startLine })
    : t('candidate', { start: startLine, end: endLine });
}
