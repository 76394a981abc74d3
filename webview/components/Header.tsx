import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../src/shared/thread.ts';
import { openHistory, openNewChat, showChat } from '../pages.ts';
import { page, shown, tell, threadId, title, turnCount } from '../store.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** The row above the messages: which chat this is, and the ways to others. */
export function Header(): VNode {
  const [isRenaming, setRenaming] = useState(false);
  const command = shown.value;
  useEffect(() => {
    if (command?.what === 'rename') setRenaming(true);
  }, [command]);

  if (page.value === 'history') {
    return (
      <header class="header">
        <IconButton icon="chevron-left" label={t('backToChat')} onPress={showChat} />
        <h1 class="title">{t('history')}</h1>
        <IconButton icon="add" label={t('newChat')} onPress={openNewChat} />
      </header>
    );
  }
  return (
    <header class="header">
      {isRenaming ? (
        <h1 class="title">
          <TitleField key={threadId.value} done={() => setRenaming(false)} />
        </h1>
      ) : (
        <Title rename={() => setRenaming(true)} />
      )}
      <IconButton icon="add" label={t('newChat')} className="inTitleBar" onPress={openNewChat} />
      <IconButton icon="history" label={t('history')} className="inTitleBar" onPress={openHistory} />
    </header>
  );
}

function Title({ rename }: { readonly rename: () => void }): VNode {
  const { value } = title;
  if (turnCount.value === 0 && value === '') return <h1 class="title">{t('newChat')}</h1>;
  const words = value === '' ? t('untitled') : value;
  return (
    <h1 class="title">
      <button
        type="button"
        class="titleButton"
        dir="auto"
        title={t('renameHint', { title: words })}
        onClick={rename}
        onKeyDown={event => {
          if (event.key !== 'F2') return;
          event.stopPropagation();
          rename();
        }}
      >
        {words}
      </button>
    </h1>
  );
}

function TitleField({ done }: { readonly done: () => void }): VNode {
  const field = useRef<HTMLInputElement>(null);
  const before = title.peek();
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (isKept: boolean): void => {
    const next = field.current?.value.trim() ?? '';
    if (isKept && next !== '' && next !== before) tell('thread/rename', { threadId: threadId.peek(), title: next });
    const hadFocus = document.activeElement === field.current;
    done();
    if (hadFocus) requestAnimationFrame(() => document.querySelector<HTMLElement>('.titleButton')?.focus());
  };
  return (
    <input
      ref={field}
      class="titleField"
      aria-label={t('titleOfChat')}
      dir="auto"
      defaultValue={before}
      maxLength={LIMITS.title}
      onBlur={() => finish(true)}
      onKeyDown={event => {
        if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        event.preventDefault();
        event.stopPropagation();
        finish(event.key === 'Enter');
      }}
    />
  );
}
