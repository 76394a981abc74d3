import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { showHidden } from '../../src/shared/hiddenCharacters.ts';
import { shownPart } from '../showContext.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** The text of a piece of context, as it is sent, over the page. */
export function PartView(): VNode | null {
  const dialog = useRef<HTMLDialogElement>(null);
  const part = shownPart.value;
  useEffect(() => {
    if (part && !dialog.current?.open) dialog.current?.showModal();
  }, [part]);
  if (!part) return null;
  return (
    <dialog
      ref={dialog}
      class="part"
      aria-labelledby="part-title"
      onClose={() => (shownPart.value = undefined)}
      onKeyDown={event => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <header class="header">
        <h2 id="part-title" class="title">
          {part.label}
        </h2>
        <IconButton icon="close" label={t('dismiss')} onPress={() => dialog.current?.close()} />
      </header>
      <p class="hint">{t('whyThis', { reason: part.reason })}</p>
      {part.provider === 'image' ? (
        <img class="partImage" src={part.text} alt={part.label} />
      ) : (
        <pre tabIndex={0} role="region" aria-label={part.label} dir="ltr">
          <code>{showHidden(part.text)}</code>
        </pre>
      )}
    </dialog>
  );
}
