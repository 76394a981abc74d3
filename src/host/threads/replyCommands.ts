import * as vscode from 'vscode';
import { FailureError, failures } from '../../core/errors.ts';
import { currentBranch } from '../../shared/branches.ts';
import type { Turn } from '../../shared/thread.ts';
import type { ChatPanel } from '../panel/chatPanel.ts';

/** The turn that a menu was opened on, or the last one of the branch on show. */
export function turnAtHand({ panel }: ChatPanel, turnId: string | undefined): Turn | undefined {
  const thread = panel.thread?.thread;
  const branch = thread ? currentBranch(thread).filter(turn => turn.deleted === undefined) : [];
  return branch.find(it => it.id === turnId) ?? branch.at(-1);
}

/** Marks a reply with an emoji of choice, which the search finds; given once more, it is taken away. */
export async function reactTo(chat: ChatPanel, turnId: string | undefined): Promise<void> {
  const threadId = chat.panel.thread?.thread.id;
  const turn = turnAtHand(chat, turnId);
  if (threadId === undefined || !turn) throw new FailureError(failures.threadNotFound(''));
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('React to the Reply'),
    prompt: vscode.l10n.t('An emoji. One that is there already is taken away.'),
    validateInput: text => (text === '' || emojiOf(text) ? undefined : vscode.l10n.t('Enter one emoji.')),
  });
  const emoji = emojiOf(typed ?? '');
  if (emoji === undefined) return;
  const others = turn.reactions.filter(it => it !== emoji);
  const reactions = others.length < turn.reactions.length ? others : [...others, emoji];
  await chat.handlers['turn/react']({ threadId, turnId: turn.id, reactions });
}

/** What a person sees as one character, if it is an emoji. */
function emojiOf(text: string): string | undefined {
  const [first, ...rest] = [...new Intl.Segmenter().segment(text.trim())];
  return first && rest.length === 0 && EMOJI.test(first.segment) && first.segment.length <= LONGEST
    ? first.segment
    : undefined;
}

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
/** As the protocol takes it. */
const LONGEST = 16;

/** Lists the files that a chat's replies changed, once their edits were accepted, the last change first. */
export async function showEdits(chat: ChatPanel, turns: readonly Turn[]): Promise<void> {
  const edits = turns.flatMap(turn => turn.edits.map(edit => ({ edit, turn })));
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No edit of this chat was accepted yet.'));
    return;
  }
  const items = edits
    .sort((one, other) => other.edit.accepted - one.edit.accepted)
    .map(({ edit, turn }) => ({
      label: edit.path,
      description: `+${String(edit.added)} −${String(edit.removed)} · ${new Date(edit.accepted).toLocaleString()}`,
      detail: turn.text.replace(/\s+/g, ' ').slice(0, 100),
      path: edit.path,
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Edits of This Chat'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await chat.handlers['location/open']({ path: picked.path });
}
