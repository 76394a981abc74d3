import type { Chat } from '../chat/chat.ts';
import type { SlashCommand } from '../slash/slashCommand.ts';
import type { ThreadStore } from '../threads/threadStore.ts';
import type { Workspace } from '../workspace.ts';
import type { Attachments } from './attachments.ts';
import type { EditorActions, ModelSetup } from './editorActions.ts';
import type { Panel } from './panel.ts';
import type { Reviews } from './reviews.ts';

/** The parts that the handlers of a panel's requests work with. */
export interface PanelDeps {
  readonly panel: Panel;
  readonly store: ThreadStore;
  readonly chat: Chat;
  readonly attachments: Attachments;
  readonly reviews: Reviews;
  readonly editor: EditorActions;
  readonly models: ModelSetup;
  readonly workspace: Workspace;
  readonly commands: readonly SlashCommand[];
  /** Has the model sum a thread up; throws `FailureError` where it cannot be done. */
  readonly summarise: (threadId: string) => Promise<void>;
  readonly now: () => number;
  readonly log: (message: string) => void;
}
