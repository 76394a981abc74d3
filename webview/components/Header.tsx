import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { openHistory, openNewChat, showChat } from '../pages.ts';
import { elsewhere, page, shown, tell, threadId, title, turnCount } from '../store.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';
import { TitleField } from './TitleField.tsx';

/** The row above the messages: which chat this is, and the ways to others. */
export function Header(): VNode {
  const [isRenaming, setRenaming] = useState(false);
  const command = shown.value;
  useEffect(() => {
    if (command?.what === 'rename') setRenaming(true);
  }, [command]);

  const rename = (next: string | undefined): void => {
    if (next !== undefined) tell('thread/rename', { threadId: threadId.peek(), title: next });
    const hadFocus = document.activeElement?.classList.contains('titleField') === true;
    setRenaming(false);
    if (hadFocus) requestAnimationFrame(() => document.querySelector<HTMLElement>('.titleButton')?.focus());
  };

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
          <TitleField key={threadId.value} title={title.peek()} done={rename} />
        </h1>
      ) : (
        <Title rename={() => setRenaming(true)} />
      )}
      {elsewhere.value === 'typing' && <span class="presence">{t('typingElsewhere')}</span>}
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
