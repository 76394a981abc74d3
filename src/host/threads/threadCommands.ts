import * as vscode from 'vscode';
import * as v from 'valibot';
import type { CurrentModel } from '../../core/chat/currentModel.ts';
import { FailureError, failures } from '../../core/errors.ts';
import { fileChats } from '../../core/panel/fileChats.ts';
import type { PanelDeps } from '../../core/panel/panelDeps.ts';
import type { ChatPanel } from '../panel/chatPanel.ts';
import type { ChatTabs } from '../panel/chatTabs.ts';
import type { ChatView } from '../panel/chatView.ts';
import type { CommandParts } from '../commands.ts';
import { reactTo, showEdits, turnAtHand } from './replyCommands.ts';
import type { ThreadFiles } from './threadFiles.ts';

export interface ThreadCommandsDeps extends Pick<PanelDeps, 'store' | 'workspace' | 'summarise'> {
  readonly view: ChatView;
  readonly tabs: ChatTabs;
  readonly model: CurrentModel;
  readonly files: ThreadFiles;
}

/** What a person does with whole chats outside their pages: from the palette and from menus. */
export function createThreadCommands(
  deps: ThreadCommandsDeps,
): Pick<CommandParts, 'thread' | 'threadFiles' | 'showFileChats'> {
  const { tabs, view, files } = deps;
  const atHand = async (): Promise<ChatPanel> => tabs.active ?? (await view.reveal());
  const threadIdOf = async (menu: unknown): Promise<string> => {
    const id = readMenu(menu).threadId ?? (await atHand()).panel.thread?.thread.id;
    if (id === undefined) throw new FailureError(failures.threadNotFound(''));
    return id;
  };
  return {
    thread: {
      rename: async () => (await atHand()).show('rename'),
      openInEditor: async menu => tabs.open(await threadIdOf(menu)),
      openInNewWindow: async menu => tabs.openInNewWindow(await threadIdOf(menu)),
      summarise: async menu => deps.summarise(await threadIdOf(menu)),
      trash: async menu => moveToTrash(await atHand(), await threadIdOf(menu)),
      askAgainWith: async menu => askAgainWith(deps, await atHand(), readMenu(menu).turnId),
      copy: async menu => (await atHand()).handlers['thread/copy']({ threadId: await threadIdOf(menu) }),
      showEdits: async menu => {
        const open = await deps.store.open(await threadIdOf(menu));
        await showEdits(await atHand(), open.thread.turns).finally(() => open.close());
      },
      react: async menu => reactTo(await atHand(), readMenu(menu).turnId),
      export: async menu => files.export(await threadIdOf(menu)),
    },
    threadFiles: { import: () => files.import(), backUp: () => files.backUp(), restore: () => files.restore() },
    showFileChats: uri => showFileChats(deps, uri),
  };
}

/** A page tells what its menu was opened on; a command of our own may name the thread alone. */
const menuContext = v.union([
  v.object({ threadId: v.string(), turnId: v.optional(v.string()) }),
  v.pipe(
    v.string(),
    v.transform(threadId => ({ threadId, turnId: undefined })),
  ),
]);

function readMenu(menu: unknown): { readonly threadId?: string; readonly turnId?: string | undefined } {
  const parsed = v.safeParse(menuContext, menu);
  return parsed.success ? parsed.output : {};
}

async function moveToTrash({ handlers }: ChatPanel, threadId: string): Promise<void> {
  await handlers['thread/trash']({ threadId });
  const undo = vscode.l10n.t('Undo');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('The chat is in the trash.'), undo);
  if (answer !== undo) return;
  await handlers['thread/untrash']({ threadId });
  await handlers['thread/open']({ threadId });
}

/** Asks the last question, or the one of the menu, once more; the former reply stays as another version. */
async function askAgainWith({ model }: ThreadCommandsDeps, chat: ChatPanel, turnId: string | undefined): Promise<void> {
  const { provider } = model;
  if (!provider) throw new FailureError(failures.noModel());
  const thread = chat.panel.thread?.thread;
  const turn = turnAtHand(chat, turnId);
  if (!thread || !turn) return;
  const models = provider.list(AbortSignal.timeout(LIST_MS)).then(list =>
    list.map(({ id, name }) => ({
      label: id,
      description: [name, id === turn.model ? vscode.l10n.t('answered before') : ''].filter(Boolean).join(' · '),
    })),
  );
  const picked = await vscode.window.showQuickPick(models, {
    title: vscode.l10n.t('Ask Again with Another Model'),
    placeHolder: turn.text.slice(0, 80),
  });
  if (picked) await chat.handlers['turn/regenerate']({ threadId: thread.id, turnId: turn.id, model: picked.label });
}

const LIST_MS = 15_000;

async function showFileChats(deps: ThreadCommandsDeps, named: vscode.Uri | undefined): Promise<void> {
  const uri = named ?? vscode.window.activeTextEditor?.document.uri;
  if (!uri) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a file first.'));
    return;
  }
  const names = [false, true].map(withRoot => vscode.workspace.asRelativePath(uri, withRoot).replaceAll('\\', '/'));
  const chats = await fileChats(deps, names);
  const [name = ''] = names;
  if (chats.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No chat was about {0} yet.', name));
    return;
  }
  const items = chats.map(({ thread, isEdited }) => ({
    label: thread.title || vscode.l10n.t('Untitled'),
    description: new Date(thread.active).toLocaleString(),
    detail: `${isEdited ? vscode.l10n.t('Changed the file') : vscode.l10n.t('Had the file as context')} · ${thread.preview}`,
    threadId: thread.id,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Chats about {0}', name),
    matchOnDetail: true,
  });
  if (!picked) return;
  const chat = await deps.view.reveal();
  await chat.handlers['thread/open']({ threadId: picked.threadId });
  chat.show('chat');
}
