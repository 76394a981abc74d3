import type { Chat } from '../chat/chat.ts';
import type { SlashCommand } from '../slash/slashCommand.ts';
import type { ThreadStore } from '../threads/threadStore.ts';
import type { Workspace } from '../workspace.ts';
import type { Transcribe } from '../context/attachedFile.ts';
import type { WorkspaceRules } from '../context/rules.ts';
import type { Draft } from '../chat/previewRequest.ts';
import type { ReferenceOffer } from '../../shared/referenceOffer.ts';
import type { RequestPreview } from '../../shared/requestPreview.ts';
import type { Attachments } from './attachments.ts';
import type { ContextSources, EditorActions, ModelSetup } from './editorActions.ts';
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
  readonly rules: WorkspaceRules;
  readonly sources: ContextSources;
  /** The code that a message names in plain words. */
  readonly offers: (text: string) => Promise<readonly ReferenceOffer[]>;
  /** The request that a message would lead to. */
  readonly preview: (draft: Omit<Draft, 'model'>, signal: AbortSignal) => Promise<RequestPreview>;
  /** Somebody is writing a question: what it takes to send it can be made ready. */
  readonly expectQuestion: () => void;
  readonly redact: (text: string) => string;
  /** Has the endpoint write down a recording. */
  readonly transcribe: Transcribe;
  readonly commands: readonly SlashCommand[];
  /** Has the model sum a thread up; throws `FailureError` where it cannot be done. */
  readonly summarise: (threadId: string) => Promise<void>;
  readonly now: () => number;
  readonly log: (message: string) => void;
}
