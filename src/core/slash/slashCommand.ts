import type { ContextPart } from '../../shared/thread.ts';

/** A command of the chat: `/explain src/a.ts:12`. */
export interface SlashCommand {
  /** Without the slash, in lower case, with dashes. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** `/explain [file:line or symbol]`. */
  readonly usage: string;
  /** One phrase for the menu. */
  readonly description: string;
  /** What the panel does where the command is the whole message. */
  readonly action?: SlashAction;
  /**
   * `args` is what stands behind the command, trimmed. What cannot be done is a `failed` result with a sentence for the
   * user; it throws only once the signal is aborted, or for a fault of the program.
   */
  run(args: string, turn: SlashInput, signal: AbortSignal): Promise<SlashResult>;
}

/** The message that a command stands in. */
export interface SlashInput {
  /** The whole message. */
  readonly text: string;
  /** What the user has attached to it. */
  readonly context: readonly ContextPart[];
}

export type SlashResult =
  /** To be sent to a model: what is wanted, and the code that was found for it beside what the user attached. */
  | { readonly type: 'prompt'; readonly instruction: string; readonly context: readonly ContextPart[] }
  /** Answered without a model. `context` is the same for a model, should the user ask on. */
  | { readonly type: 'answer'; readonly markdown: string; readonly context?: readonly ContextPart[] }
  | { readonly type: 'action'; readonly action: SlashAction }
  | { readonly type: 'failed'; readonly message: string };

/** What only the panel can do. */
export type SlashAction = 'new-thread' | 'clear' | 'export' | 'select-model' | 'compact';
