import type { VNode } from 'preact';
import type { Turn, Usage } from '../../src/shared/thread.ts';
import { money, shortCount } from '../format.ts';
import { leaveThread } from '../pages.ts';
import { tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './IconButton.tsx';
import { Toolbar } from './Toolbar.tsx';

/** The row below a reply: copy, ask again, fork, react; the other versions; what it cost. */
export function ReplyActions({
  turn,
  branches,
}: {
  readonly turn: Turn;
  readonly branches: Branches | undefined;
}): VNode {
  const ids = { threadId: threadId.value, turnId: turn.id };
  const toggle = (emoji: string, opposite: string): void => {
    const others = turn.reactions.filter(it => it !== emoji && it !== opposite);
    tell('turn/react', { ...ids, reactions: turn.reactions.includes(emoji) ? others : [...others, emoji] });
  };
  const isGood = turn.reactions.includes(GOOD);
  const isBad = turn.reactions.includes(BAD);
  return (
    <div class="replyActions">
      <Toolbar label={t('replyActions')}>
        <CopyButton label={t('copyReply')} copy={() => tell('message/copy', { ...ids, part: 'reply' })} />
        <IconButton icon="refresh" label={t('regenerate')} onPress={() => tell('turn/regenerate', ids)} />
        <IconButton
          icon="repo-forked"
          label={t('fork')}
          onPress={() => {
            leaveThread();
            tell('thread/fork', ids);
          }}
        />
        <IconButton
          icon={isGood ? 'thumbsup-filled' : 'thumbsup'}
          label={t('good')}
          isPressed={isGood}
          onPress={() => toggle(GOOD, BAD)}
        />
        <IconButton
          icon={isBad ? 'thumbsdown-filled' : 'thumbsdown'}
          label={t('bad')}
          isPressed={isBad}
          onPress={() => toggle(BAD, GOOD)}
        />
      </Toolbar>
      {branches && <BranchSwitch branches={branches} />}
      {turn.usage && <UsageText usage={turn.usage} />}
    </div>
  );
}

/** Where a turn stands among the versions beside it, counted from 1. */
export interface Branches {
  readonly position: number;
  readonly count: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

const GOOD = '👍';
const BAD = '👎';

/** `‹ 2/3 ›`. */
export function BranchSwitch({
  branches: { position, count, previous, next },
}: {
  readonly branches: Branches;
}): VNode {
  const show = (turnId: string | undefined): void => {
    if (turnId) tell('turn/show', { threadId: threadId.peek(), turnId });
  };
  return (
    <div class="branches" role="group" aria-label={t('branches')}>
      <IconButton
        icon="chevron-left"
        label={t('previousBranch')}
        isDisabled={!previous}
        onPress={() => show(previous)}
      />
      <span aria-label={t('branch', { position, count })} role="img">
        {position}/{count}
      </span>
      <IconButton icon="chevron-right" label={t('nextBranch')} isDisabled={!next} onPress={() => show(next)} />
    </div>
  );
}

function UsageText({ usage }: { readonly usage: Usage }): VNode {
  const prompt = shortCount(usage.promptTokens);
  const reply = shortCount(usage.replyTokens);
  const title = t(usage.isEstimate ? 'usageEstimateTitle' : 'usageTitle', {
    prompt: usage.promptTokens,
    reply: usage.replyTokens,
    seconds: Math.round(usage.totalMs / 100) / 10,
  });
  return (
    <span class="usage" title={title}>
      {t(usage.isEstimate ? 'usageEstimate' : 'usage', { prompt, reply })}
      {usage.cost === undefined ? '' : ` · ${money(usage.cost)}`}
    </span>
  );
}
