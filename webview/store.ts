import { computed, signal } from '@preact/signals';
import type { HostMessage, Method, Params, Result, ShowTarget } from '../src/shared/protocol.ts';
import type { BlockState, PanelState } from '../src/shared/panelState.ts';
import { applyPanelEvent, blockKey, emptyPanelState } from '../src/shared/panelState.ts';
import type { Failure, Turn } from '../src/shared/thread.ts';
import { currentBranch, streamingTurn } from '../src/shared/branches.ts';
import { RequestFailure, request } from './host.ts';

/** The page's copy of what the host holds. Only `receive` and `start` change it. */
export const state = signal<PanelState>(emptyPanelState());

export const thread = computed(() => state.value.thread);
export const threadId = computed(() => thread.value.id);
export const branch = computed<readonly Turn[]>(() => currentBranch(thread.value));
export const streamingId = computed(() => streamingTurn(thread.value)?.id);
/** Parts of the state by themselves: what shows one of them is not drawn again when another changes. */
export const title = computed(() => thread.value.title);
export const turnCount = computed(() => branch.value.length);
export const draft = computed(() => thread.value.draft);
export const model = computed(() => state.value.model);
export const threadModel = computed(() => thread.value.model);
export const queue = computed(() => state.value.queue);
export const omittedTurns = computed(() => state.value.omittedTurns);
export const hasRules = computed(() => state.value.rules.length > 0);
/** Another number: the list of threads is no longer what it was. */
export const threadsVersion = computed(() => state.value.threadsVersion);
export const sendsOnEnter = computed(() => state.value.sendsOnEnter);
/** What the last reply on show failed with, if it did. */
export const lastFailure = computed(() => {
  const outcome = branch.value.at(-1)?.outcome;
  return outcome?.type === 'failed' ? outcome.failure.code : undefined;
});
export const elsewhere = computed(() => state.value.elsewhere);
export const troubles = {
  storage: computed(() => state.value.storageProblem),
  damage: computed(() => state.value.damage),
  isTrusted: computed(() => state.value.isTrusted),
};

/** What only this page knows: which of its sides is up, what it says about the last click, which message is edited. */
export const page = signal<'chat' | 'history'>('chat');
export const notice = signal<Failure | undefined>(undefined);
export const editedTurn = signal<string | undefined>(undefined);
export const shown = signal<{ readonly what: ShowTarget; readonly count: number } | undefined>(undefined);
/** The turn at which a thread is to open, from a search hit. */
export const openAt = signal<string | undefined>(undefined);

export function blockState(turnId: string, block: number): BlockState | undefined {
  return state.value.blocks[blockKey(turnId, block)];
}

/** Asks the host for something a click wants; a no is shown above the composer. */
export async function ask<M extends Method>(method: M, params: Params<M>): Promise<Result<M> | undefined> {
  try {
    const result = await request(method, params);
    notice.value = undefined;
    return result;
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    notice.value = error.failure;
    return undefined;
  }
}

/** The same where nobody waits for the answer. */
export function tell<M extends Method>(method: M, params: Params<M>): void {
  void ask(method, params);
}

type Incoming = Exclude<HostMessage, { type: 'result' | 'failure' }>;

/** Takes a message of the host. Events wait for the next frame, so that a fast stream costs one render per frame. */
export function receive(message: Incoming): void {
  if (message.type === 'events') {
    unread.push(message);
    if (unread.length === 1) requestAnimationFrame(readEvents);
    return;
  }
  readEvents();
  if (message.type === 'snapshot') state.value = message.state;
  else shown.value = { what: message.what, count: (shown.peek()?.count ?? 0) + 1 };
}

/** Fetches a whole snapshot: at the start, after a gap, when the page becomes visible. */
export async function refresh(): Promise<void> {
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    const snapshot = await request('panel/ready', {});
    readEvents();
    if (snapshot.revision >= state.peek().revision || snapshot.thread.id !== threadId.peek()) state.value = snapshot;
  } finally {
    isRefreshing = false;
  }
}

type EventsMessage = Extract<HostMessage, { type: 'events' }>;

/**
 * The state after a message of events. The message names the revision before its first event; events that the state
 * has already are passed over. Undefined when an event is missing between the two.
 */
export function follow(before: PanelState, { revision, events }: EventsMessage): PanelState | undefined {
  if (revision > before.revision) return undefined;
  return events.slice(before.revision - revision).reduce(applyPanelEvent, before);
}

let unread: EventsMessage[] = [];
let isRefreshing = false;

function readEvents(): void {
  const messages = unread;
  unread = [];
  let next = state.peek();
  for (const message of messages) {
    const after = follow(next, message);
    if (!after) {
      void refresh();
      break;
    }
    next = after;
  }
  state.value = next;
}
