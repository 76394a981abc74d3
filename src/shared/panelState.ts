import type { IndexStatus } from './indexStatus.ts';
import { INDEX_OFF } from './indexStatus.ts';
import type { Thread, Turn } from './thread.ts';
import type { ThreadEvent } from './threadEvent.ts';
import { applyThreadEvent, emptyThread } from './threadEvent.ts';

/** All that one panel shows. The host owns it; the webview holds a copy that the same reducer keeps equal. */
export interface PanelState {
  /** Counts the events since the panel was made. A copy that misses one asks for a snapshot. */
  readonly revision: number;
  /** The open thread, with the newest turns only. */
  readonly thread: Thread;
  /** How many older turns the host has kept back; `turn/older` brings them. */
  readonly omittedTurns: number;
  /** What is wrong with the thread's file, if anything: “1 damaged entry was set aside.” */
  readonly damage: string | undefined;
  readonly model: ModelState;
  readonly index: IndexStatus;
  readonly editor: EditorState | undefined;
  readonly slashCommands: readonly SlashCommandInfo[];
  readonly contextProviders: readonly ContextProviderInfo[];
  /** Messages typed while a reply streams; sent one after the other. */
  readonly queue: readonly QueuedMessage[];
  /** One for each code block that proposes an edit, by `blockKey`. */
  readonly blocks: Readonly<Record<string, BlockState>>;
  /** What another window is doing in the thread. */
  readonly elsewhere: Elsewhere;
  /** Counts up when something in the list of threads has changed, here or in another window. */
  readonly threadsVersion: number;
  /** A reply that has sent nothing for a while. */
  readonly stall: StallState | undefined;
  /** Undefined while threads are being saved; else why they are not, in words. */
  readonly storageProblem: string | undefined;
  readonly isTrusted: boolean;
  /** The files of rules in the workspace that go along with each question. */
  readonly rules: readonly RulesFile[];
  /** Whether Enter sends (else Ctrl+Enter does, and Enter begins a new line). */
  readonly sendsOnEnter: boolean;
}

export interface ModelState {
  /** False until a person has set up an endpoint: the built-in index answers. */
  readonly isConfigured: boolean;
  /** The endpoint's host, for people: `localhost:11434`. */
  readonly endpoint: string;
  readonly name: string;
  readonly connection: 'unknown' | 'checking' | 'ready' | 'offline' | 'refused-key' | 'rate-limited';
}

/** The editor beside the panel, for the empty state and its suggestions. */
export interface EditorState {
  readonly path: string;
  readonly language: string;
  readonly selection: { readonly startLine: number; readonly endLine: number } | undefined;
  readonly problems: number;
}

/** A file of the workspace that tells a model how to work in it: `AGENTS.md` and the like. */
export interface RulesFile {
  readonly path: string;
  readonly isOn: boolean;
  readonly tokens: number;
  /** The globs of the files that it is for, where it is not for all. */
  readonly applyTo?: string;
}

export interface SlashCommandInfo {
  readonly name: string;
  readonly usage: string;
  readonly description: string;
}

export interface ContextProviderInfo {
  readonly id: string;
  readonly description: string;
  /** Whether something follows the colon: `@file:src/a.ts` but `@selection`. */
  readonly takesArgument: boolean;
  /** A sentence for who has typed the colon and finds nothing: what to write there. */
  readonly argumentHint?: string;
}

export interface QueuedMessage {
  readonly id: string;
  readonly text: string;
}

export interface StallState {
  readonly turnId: string;
  readonly seconds: number;
}

/** What became of a code block that proposes an edit. */
export interface BlockState {
  readonly turnId: string;
  readonly block: number;
  /** The how-manieth file of the block, where a patch is for several; left out for the first. */
  readonly file?: number;
  /** The target, as the workspace names it; undefined where it is not known and Apply asks. */
  readonly path: string | undefined;
  readonly isNewFile: boolean;
  /** What happens to the file beside its text. */
  readonly action?: 'delete' | 'rename';
  /** The name it gets, where it is renamed. */
  readonly newPath?: string;
  readonly added: number;
  readonly removed: number;
  readonly status: 'ready' | 'reviewing' | 'kept' | 'rejected' | 'unchanged' | 'refused' | 'failed';
  /** Why it was refused, or what to know before it is applied. */
  readonly message?: string;
  readonly candidates?: readonly ApplyCandidate[];
  /** While in review: how many hunks wait, of how many. */
  readonly hunks?: { readonly pending: number; readonly total: number };
  /** Where a part of it has a certain place: how many changes, of how many. */
  readonly fitting?: { readonly count: number; readonly of: number };
  /** What else can be done about it. */
  readonly offers?: readonly BlockOffer[];
}

/** A way on that the panel offers below a code block. */
export type BlockOffer = 'show-both' | 'show-file' | 'insert' | 'ask-again' | 'take-back';

export interface ApplyCandidate {
  readonly startLine: number;
  readonly endLine: number;
  readonly why: string;
}

/** `reply`: it writes the reply that is being written. `typing`: somebody has just typed a message there. */
export type Elsewhere = 'nothing' | 'typing' | 'reply';

/** Every change of a panel's state. */
export type PanelEvent =
  | { readonly type: 'thread-opened'; readonly thread: Thread; readonly omittedTurns: number; readonly damage?: string }
  | { readonly type: 'thread-changed'; readonly event: ThreadEvent }
  | { readonly type: 'turns-loaded'; readonly turns: readonly Turn[]; readonly omittedTurns: number }
  | { readonly type: 'model-changed'; readonly model: ModelState }
  | { readonly type: 'index-changed'; readonly index: IndexStatus }
  | { readonly type: 'editor-changed'; readonly editor?: EditorState }
  | { readonly type: 'queue-changed'; readonly queue: readonly QueuedMessage[] }
  | { readonly type: 'block-changed'; readonly block: BlockState }
  | { readonly type: 'stall-changed'; readonly stall?: StallState }
  | { readonly type: 'elsewhere-changed'; readonly elsewhere: Elsewhere }
  | { readonly type: 'threads-changed' }
  | { readonly type: 'storage-changed'; readonly problem?: string }
  | { readonly type: 'rules-changed'; readonly rules: readonly RulesFile[] }
  | { readonly type: 'trust-changed'; readonly isTrusted: boolean }
  | { readonly type: 'sends-on-enter-changed'; readonly sendsOnEnter: boolean };

/** The next state. Pure; the host and the webview run the same. */
export function applyPanelEvent(state: PanelState, event: PanelEvent): PanelState {
  return { ...change(state, event), revision: state.revision + 1 };
}

/** The key in `PanelState.blocks` of a code block; of one file of it, where a patch is for several. */
export function blockKey(turnId: string, block: number, file = 0): string {
  return file === 0 ? `${turnId}/${String(block)}` : `${turnId}/${String(block)}/${String(file)}`;
}

export function emptyPanelState(): PanelState {
  return {
    revision: 0,
    thread: emptyThread('', 0),
    omittedTurns: 0,
    damage: undefined,
    model: { isConfigured: false, endpoint: '', name: '', connection: 'unknown' },
    index: INDEX_OFF,
    editor: undefined,
    slashCommands: [],
    contextProviders: [],
    queue: [],
    blocks: {},
    elsewhere: 'nothing',
    threadsVersion: 0,
    stall: undefined,
    storageProblem: undefined,
    isTrusted: true,
    rules: [],
    sendsOnEnter: true,
  };
}

function change(state: PanelState, event: PanelEvent): PanelState {
  switch (event.type) {
    case 'thread-opened':
      return {
        ...state,
        thread: event.thread,
        omittedTurns: event.omittedTurns,
        damage: event.damage,
        queue: [],
        blocks: {},
        stall: undefined,
      };
    case 'thread-changed':
      return { ...state, thread: applyThreadEvent(state.thread, event.event) };
    case 'turns-loaded':
      return {
        ...state,
        thread: { ...state.thread, turns: [...event.turns, ...state.thread.turns] },
        omittedTurns: event.omittedTurns,
      };
    case 'model-changed':
      return { ...state, model: event.model };
    case 'index-changed':
      return { ...state, index: event.index };
    case 'editor-changed':
      return { ...state, editor: event.editor };
    case 'queue-changed':
      return { ...state, queue: event.queue };
    case 'block-changed':
      return { ...state, blocks: { ...state.blocks, [keyOf(event.block)]: event.block } };
    case 'stall-changed':
      return { ...state, stall: event.stall };
    case 'elsewhere-changed':
      return { ...state, elsewhere: event.elsewhere };
    case 'threads-changed':
      return { ...state, threadsVersion: state.threadsVersion + 1 };
    case 'storage-changed':
      return { ...state, storageProblem: event.problem };
    case 'rules-changed':
      return { ...state, rules: event.rules };
    case 'trust-changed':
      return { ...state, isTrusted: event.isTrusted };
    case 'sends-on-enter-changed':
      return { ...state, sendsOnEnter: event.sendsOnEnter };
  }
}

function keyOf({ turnId, block, file }: BlockState): string {
  return blockKey(turnId, block, file);
}
