import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RequestPiece, RequestPreview } from '../../src/shared/requestPreview.ts';
import { IconButton } from '../components/IconButton.tsx';
import { money } from '../format.ts';
import { showHidden } from '../../src/shared/hiddenCharacters.ts';
import { tell } from '../store.ts';
import type { TextKey } from '../texts.ts';
import { t } from '../texts.ts';
import { CutList } from './CutList.tsx';
import { preview } from './preview.ts';

/** The request before it goes: each piece with its size and price, what was cut, and the very bytes. */
export function PreviewView(): VNode | null {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = preview.value;
  useEffect(() => {
    if (shown && !dialog.current?.open) dialog.current?.showModal();
  }, [shown]);
  if (!shown) return null;
  return (
    <dialog
      ref={dialog}
      class="part preview"
      aria-labelledby="preview-title"
      onClose={() => (preview.value = undefined)}
      onKeyDown={event => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <header class="header">
        <h2 id="preview-title" class="title">
          {t('previewTitle')}
        </h2>
        <IconButton icon="close" label={t('dismiss')} onPress={() => dialog.current?.close()} />
      </header>
      <Facts request={shown} />
      {shown.cuts.length > 0 && <CutList cuts={shown.cuts} />}
      <ol class="pieces">
        {shown.pieces.map((piece, position) => (
          <Piece key={position} piece={piece} price={shown.price} />
        ))}
      </ol>
      {shown.body !== undefined && <Body body={shown.body} />}
    </dialog>
  );
}

function Facts({ request }: { readonly request: RequestPreview }): VNode {
  const { model, endpoint, tokens, room, price, secrets, hidden, notes, pieces } = request;
  return (
    <div class="previewFacts">
      {endpoint !== '' && <p>{t('previewTo', { model, endpoint })}</p>}
      {pieces.length > 0 && (
        <p>
          {t('previewTokens', { tokens, room })}
          {price !== undefined && ` · ${t('previewCost', { cost: money((tokens * price) / 1_000_000) })}`}
        </p>
      )}
      {secrets > 0 && <p>{t('previewSecrets', { count: secrets })}</p>}
      {hidden > 0 && <p>{t('previewHidden', { count: hidden })}</p>}
      {notes.map(note => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

function Piece({ piece, price }: { readonly piece: RequestPiece; readonly price: number | undefined }): VNode {
  const { kind, role, label, reason, tokens, text } = piece;
  const badge = kind === 'earlier' ? t(ROLES[role]) : t(KINDS[kind]);
  return (
    <li>
      <details class="fold">
        <summary>
          <span class="badge">{badge}</span>{' '}
          {label !== badge && (
            <span class="pieceLabel" dir="auto">
              {label}{' '}
            </span>
          )}
          <span class="pieceTokens">
            {t('tokens', { count: tokens })}
            {price !== undefined && ` · ${money((tokens * price) / 1_000_000)}`}
          </span>
        </summary>
        {reason !== '' && <p class="hint">{t('whyThis', { reason })}</p>}
        <pre tabIndex={0} role="region" aria-label={label} dir="ltr">
          <code>{showHidden(text)}</code>
        </pre>
      </details>
    </li>
  );
}

const ROLES = { system: 'pieceSystem', user: 'you', assistant: 'assistant' } as const satisfies Record<string, TextKey>;
const KINDS = {
  system: 'pieceSystem',
  rules: 'pieceRules',
  summary: 'pieceSummary',
  earlier: 'you',
  question: 'pieceQuestion',
  note: 'pieceQuestion',
  context: 'contextKinds',
  image: 'pieceImage',
} as const satisfies Record<RequestPiece['kind'], TextKey>;

function Body({ body }: { readonly body: string }): VNode {
  return (
    <>
      <details class="fold previewBody">
        <summary>{t('previewBody')}</summary>
        <pre tabIndex={0} role="region" aria-label={t('previewBody')} dir="ltr">
          <code>{body}</code>
        </pre>
      </details>
      <p class="previewActions">
        <button type="button" class="textButton" onClick={() => tell('prompt/open', {})}>
          {t('previewOpen')}
        </button>
      </p>
    </>
  );
}
