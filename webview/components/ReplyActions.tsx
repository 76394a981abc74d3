import type { VNode } from 'preact';
import type { AcceptedEdit, Turn, Usage } from '../../src/shared/thread.ts';
import { fileName, money, shortCount } from '../format.ts';
import { Icon } from '../icons.tsx';
import { leaveThread } from '../pages.ts';
import { tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './IconButton.tsx';
import { Reactions } from './Reactions.tsx';
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
        <Reactions turn={turn} />
      </Toolbar>
      {turn.edits.length > 0 && <Edits edits={turn.edits} />}
      {branches && <BranchSwitch branches={branches} />}
      {turn.usage && <UsageText usage={turn.usage} />}
    </div>
  );
}

/** The files that this reply changed, once its edits were accepted. */
function Edits({ edits }: { readonly edits: readonly AcceptedEdit[] }): VNode {
  return (
    <ul class="chips" aria-label={t('edits')}>
      {edits.map(({ path, added, removed, accepted }) => (
        <li key={`${path} ${String(accepted)}`} class="chip">
          <button type="button" class="chipShow" title={path} onClick={() => tell('location/open', { path })}>
            <Icon name="check" />
            <span class="chipLabel">{fileName(path)}</span>
            <span class="added">+{added}</span>
            <span class="removed">−{removed}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where a turn stands among the versions beside it, counted from 1. */
export interface Branches {
  readonly position: number;
  readonly count: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

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
