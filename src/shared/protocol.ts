import * as v from 'valibot';
import type { ContextPart, Failure } from './thread.ts';
import type { PanelEvent, PanelState } from './panelState.ts';
import type { ReferenceOffer } from './referenceOffer.ts';
import type { RequestPreview } from './requestPreview.ts';
import type { ThreadSummary } from './threadSummary.ts';

/** All that the webview may ask of the host. The schema is the check and the type in one. */
export const requests = {
  /** A page that was written without a state is on the screen. */
  'panel/seen': v.object({}),
  /** The page has started, or has missed an event: the answer is a snapshot. */
  'panel/ready': v.object({}),
  /** A script error in the page, for the log. */
  'panel/error': v.object({ message: text(4_000) }),

  'turn/send': v.object({
    threadId: id(),
    text: text(200_000),
    replaces: v.optional(id()),
    model: v.optional(text(200)),
  }),
  /** Changes the words of a question and asks nobody. */
  'turn/edit': v.object({ threadId: id(), turnId: id(), text: text(200_000) }),
  'turn/stop': v.object({ threadId: id() }),
  'turn/regenerate': v.object({ threadId: id(), turnId: id(), model: v.optional(text(200)) }),
  'turn/continue': v.object({ threadId: id(), turnId: id() }),
  'turn/keepWaiting': v.object({ threadId: id(), turnId: id() }),
  'turn/delete': v.object({ threadId: id(), turnId: id() }),
  'turn/restore': v.object({ threadId: id(), turnId: id() }),
  'turn/show': v.object({ threadId: id(), turnId: id() }),
  'turn/react': v.object({ threadId: id(), turnId: id(), reactions: v.pipe(v.array(text(16)), v.maxLength(20)) }),
  'turn/older': v.object({ threadId: id() }),
  'queue/remove': v.object({ threadId: id(), messageId: id() }),

  'draft/save': v.object({ threadId: id(), text: text(200_000) }),
  'mention/suggest': v.object({ query: text(500) }),
  /** The code that a message names in plain words, while it is typed. */
  'mention/offers': v.object({ text: text(200_000) }),
  'mention/add': v.object({ threadId: id(), provider: text(50), argument: text(2_000) }),
  /** The code of a name in the text is not to go along with the message. */
  'mention/decline': v.object({ threadId: id(), written: text(2_000) }),
  'mention/remove': v.object({ threadId: id(), itemId: id() }),
  'context/show': v.object({ threadId: id(), turnId: v.optional(id()), itemId: id() }),

  /** Pins attached context, or context of a turn, to the thread: it goes along with every question from now on. */
  'context/pin': v.object({ threadId: id(), turnId: v.optional(id()), itemId: id() }),
  'context/unpin': v.object({ threadId: id(), itemId: id() }),
  /** Which pieces of a turn's context have other lines now than when they were sent. */
  'context/changed': v.object({ threadId: id(), turnId: id() }),
  /** The text as it was sent beside what is there now. */
  'context/compare': v.object({ threadId: id(), turnId: id(), itemId: id() }),
  /** Files and folders that were dropped, as URIs. */
  'context/drop': v.object({
    threadId: id(),
    uris: v.pipe(v.array(text(4_000)), v.maxLength(50)),
    /** Of the problems view: files, or single lines of them. */
    problems: v.pipe(v.array(v.object({ uri: text(4_000), line: v.optional(count()) })), v.maxLength(50)),
  }),
  /** Whether it became a chip: a short text only does where it is the code that is selected in the editor. */
  'context/paste': v.object({ threadId: id(), text: text(2_000_000) }),
  /** A file from outside the workspace, as base64. */
  'context/upload': v.object({ threadId: id(), name: text(500), data: text(36_000_000) }),
  /** Offers files, folders, problems and more in the editor's own picker. */
  'context/pick': v.object({ threadId: id() }),
  'prompt/preview': v.object({ threadId: id(), text: text(200_000) }),
  /** Opens the request that was last previewed as a document. */
  'prompt/open': v.object({}),
  'rules/switch': v.object({ path: text(4_000), isOn: v.boolean() }),

  'thread/new': v.object({}),
  'thread/open': v.object({ threadId: id(), turnId: v.optional(id()) }),
  'thread/list': v.object({
    order: v.picklist(['active', 'created', 'updated']),
    isOldestFirst: v.boolean(),
    show: v.picklist(['current', 'archived', 'trash']),
    isEverywhere: v.boolean(),
    offset: count(),
    limit: count(),
  }),
  'thread/search': v.object({ query: text(500), isEverywhere: v.boolean() }),
  'thread/rename': v.object({ threadId: id(), title: text(1_000) }),
  'thread/pin': v.object({ threadId: id(), isPinned: v.boolean() }),
  'thread/archive': v.object({ threadId: id(), isArchived: v.boolean() }),
  'thread/trash': v.object({ threadId: id() }),
  'thread/untrash': v.object({ threadId: id() }),
  'thread/fork': v.object({ threadId: id(), turnId: id() }),
  'thread/copy': v.object({ threadId: id() }),
  'thread/openInEditor': v.object({ threadId: id() }),

  'code/apply': v.object({ ...blockParams(), candidate: v.optional(count()), isPartial: v.optional(v.boolean()) }),
  'code/insert': v.object(blockParams()),
  'code/copy': v.object(blockParams()),
  'code/newFile': v.object(blockParams()),
  'code/saveAs': v.object(blockParams()),
  'code/run': v.object(blockParams()),
  'code/showTarget': v.object(blockParams()),
  /** The file as it is beside what the reply would make of it, where that was not applied. */
  'code/showBoth': v.object(blockParams()),
  /** Has the model say again where a change belongs. */
  'code/askAgain': v.object(blockParams()),
  'review/show': v.object(blockParams()),
  'review/accept': v.object(blockParams()),
  'review/reject': v.object(blockParams()),
  'review/takeBack': v.object(blockParams()),
  /** The same for all files of a reply. */
  'review/showAll': v.object({ threadId: id(), turnId: id() }),
  'review/acceptAll': v.object({ threadId: id(), turnId: id() }),
  'review/undoAll': v.object({ threadId: id(), turnId: id() }),

  'message/copy': v.object({ threadId: id(), turnId: id(), part: v.picklist(['question', 'reply']) }),
  'failure/copy': v.object({ threadId: id(), turnId: id() }),
  'location/open': v.object({ path: text(4_000), line: v.optional(count()), endLine: v.optional(count()) }),
  'link/open': v.object({ url: text(8_000) }),
  'model/connect': v.object({}),
  'model/select': v.object({}),
  'model/test': v.object({}),
  'settings/open': v.object({}),
  'index/rebuild': v.object({}),
  'index/resume': v.object({}),
  'storage/retry': v.object({}),
};

export type Method = keyof typeof requests;
export type Params<M extends Method> = v.InferOutput<(typeof requests)[M]>;

/** What the answers carry. A method that is not named here answers with nothing. */
/** A part of a turn's context whose code is not as it was sent. */
export interface ContextChange {
  readonly itemId: string;
  /** Its file is there no more. */
  readonly isGone: boolean;
}

export interface Results {
  'panel/ready': PanelState;
  'mention/suggest': readonly Suggestion[];
  'mention/offers': readonly ReferenceOffer[];
  'context/show': ContextPart | undefined;
  'context/changed': readonly ContextChange[];
  'context/paste': boolean;
  'prompt/preview': RequestPreview;
  'thread/list': { readonly threads: readonly ThreadSummary[]; readonly total: number };
  'thread/search': readonly SearchResult[];
}
export type Result<M extends Method> = M extends keyof Results ? Results[M] : undefined;

/** One handler for each request. A missing one does not compile. */
export type Handlers = {
  readonly [M in Method]: M extends keyof Results
    ? (params: Params<M>) => Results[M] | Promise<Results[M]>
    : (params: Params<M>) => void | Promise<void>;
};

/** A line of the `@` menu. */
export interface Suggestion {
  readonly provider: string;
  readonly argument: string;
  readonly label: string;
  /** Where it is: a folder, a container. */
  readonly detail: string;
  /** The icon: `file`, `folder`, `function`, `class` … */
  readonly kind: string;
}

/** A thread that a search found, with the places to mark. */
export interface SearchResult {
  readonly thread: ThreadSummary;
  /** The turn to open at; undefined where the title matched. */
  readonly turnId: string | undefined;
  readonly excerpt: string;
  /** Offsets into `excerpt`, start included, end not. */
  readonly marks: readonly (readonly [number, number])[];
}

export interface RequestMessage {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** What the host posts to the page. An event that comes out of turn makes the page ask for a snapshot. */
export type HostMessage =
  | { readonly type: 'result'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'events'; readonly revision: number; readonly events: readonly PanelEvent[] }
  | { readonly type: 'snapshot'; readonly state: PanelState }
  | { readonly type: 'show'; readonly what: ShowTarget };

/** What a VS Code command can make the page show. */
export type ShowTarget = 'composer' | 'preview' | 'history' | 'chat' | 'lastReply' | 'rename';

export const requestMessage = v.object({ id: count(), method: text(100), params: v.unknown() });

function text(longest: number) {
  return v.pipe(v.string(), v.maxLength(longest));
}

function id() {
  return v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
}

function count() {
  return v.pipe(v.number(), v.integer(), v.minValue(0));
}

function blockParams() {
  return { threadId: id(), turnId: id(), block: count(), file: v.optional(count()) };
}
