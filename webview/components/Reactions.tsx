import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Turn } from '../../src/shared/thread.ts';
import { tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** What the user thinks of a reply: a thumb, or an emoji of choice. They stand in the reply's toolbar. */
export function Reactions({ turn }: { readonly turn: Turn }): VNode {
  const [isChoosing, setChoosing] = useState(false);
  const { reactions } = turn;
  const toggle = (emoji: string): void => {
    const opposite = emoji === GOOD ? BAD : emoji === BAD ? GOOD : emoji;
    const others = reactions.filter(it => it !== emoji && it !== opposite);
    const next = reactions.includes(emoji) ? others : [...others, emoji];
    tell('turn/react', { threadId: threadId.peek(), turnId: turn.id, reactions: next });
    setChoosing(false);
  };
  const isGood = reactions.includes(GOOD);
  const isBad = reactions.includes(BAD);
  const shown = new Set([...reactions.filter(it => it !== GOOD && it !== BAD), ...(isChoosing ? CHOICE : [])]);
  return (
    <>
      <IconButton
        icon={isGood ? 'thumbsup-filled' : 'thumbsup'}
        label={t('good')}
        isPressed={isGood}
        onPress={() => toggle(GOOD)}
      />
      <IconButton
        icon={isBad ? 'thumbsdown-filled' : 'thumbsdown'}
        label={t('bad')}
        isPressed={isBad}
        onPress={() => toggle(BAD)}
      />
      {[...shown].map(emoji => (
        <button
          key={emoji}
          type="button"
          class="iconButton"
          aria-pressed={reactions.includes(emoji)}
          aria-label={t('reactWith', { emoji })}
          title={t('reactWith', { emoji })}
          onClick={() => toggle(emoji)}
        >
          {emoji}
        </button>
      ))}
      <IconButton icon="smiley" label={t('react')} isPressed={isChoosing} onPress={() => setChoosing(!isChoosing)} />
    </>
  );
}

const GOOD = '👍';
const BAD = '👎';
const CHOICE = ['❤️', '🎉', '😄', '🤔', '👀'];
