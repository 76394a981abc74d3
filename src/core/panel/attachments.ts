import type { Admit } from '../context/admitParts.ts';
import type { ContextProvider } from '../context/contextProvider.ts';
import { ContextError } from '../context/contextProvider.ts';
import { stillNamed } from '../context/stillNamed.ts';
import { suggestMentions } from '../context/suggestMentions.ts';
import { withoutOverlap } from '../context/withoutOverlap.ts';
import { FailureError, failures } from '../errors.ts';
import type { OpenThread } from '../threads/openThread.ts';
import type { Suggestion } from '../../shared/protocol.ts';
import type { ContextPart, Draft } from '../../shared/thread.ts';
import { withoutText } from '../../shared/thread.ts';

export interface AttachmentsDeps {
  readonly providers: readonly ContextProvider[];
  readonly store: ContextTexts;
  /** Asks for a yes to files that may hold secrets. */
  readonly admit: Admit;
  /** A part as its code is now, with another reason where it has changed. */
  readonly refresh: (part: ContextPart, reason?: string) => Promise<ContextPart>;
  readonly now: () => number;
}

export interface GoingAlong {
  readonly parts: readonly ContextPart[];
  /** What was kept back: a sentence each. */
  readonly keptBack: readonly string[];
}

/** Where the texts of attached parts are kept. */
export interface ContextTexts {
  appendContext(threadId: string, turnId: string, parts: readonly ContextPart[]): Promise<unknown>;
  readContext(threadId: string, turnId: string): Promise<readonly ContextPart[]>;
}

/**
 * The context that waits in composers to be sent, and what is pinned to threads. Kept with the thread, through reload
 * and crash.
 */
export class Attachments {
  readonly #deps: AttachmentsDeps;
  /** The last change of each thread: the next begins with what it has left. */
  readonly #changes = new WeakMap<OpenThread, Promise<unknown>>();

  constructor(deps: AttachmentsDeps) {
    this.#deps = deps;
  }

  /** What a mention in a thread could name. */
  suggest(query: string, threadId: string | undefined): Promise<readonly Suggestion[]> {
    return suggestMentions(query, this.#deps.providers, SUGGESTIONS, threadId);
  }

  /** Attaches what a mention names. Throws `FileError` or `ContextError` with a sentence for the user. */
  async add(open: OpenThread, providerId: string, argument: string): Promise<void> {
    const provider = this.#deps.providers.find(it => it.id === providerId);
    if (!provider) throw new FailureError(failures.badRequest('mention', `there is no @${providerId}`));
    await this.attach(open, await provider.resolve(argument, AbortSignal.timeout(provider.patienceMs ?? RESOLVE_MS)));
  }

  /**
   * Attaches parts that were found already, as far as they may go. A part that is there already is not attached twice.
   * Throws `ContextError` where something is never let through.
   */
  async attach(open: OpenThread, found: readonly ContextPart[]): Promise<void> {
    const { parts, refusals } = await this.#deps.admit(found);
    await this.#oneAfterTheOther(open, async () => {
      const before = await this.partsOf(open);
      const added = parts.filter(part => !before.some(it => it.label === part.label && it.text === part.text));
      if (added.length > 0) await this.#write(open, [...before, ...added]);
    });
    if (refusals.length > 0) throw new ContextError(refusals.join(' '));
  }

  async remove(open: OpenThread, itemId: string): Promise<void> {
    await this.#oneAfterTheOther(open, () => this.#take(open, itemId));
  }

  async #take(open: OpenThread, itemId: string): Promise<void> {
    const before = await this.partsOf(open);
    await this.#write(
      open,
      before.filter(part => part.id !== itemId),
    );
  }

  /** Keeps the code of a name in the draft's text from going along with it. */
  async decline(open: OpenThread, written: string): Promise<void> {
    const { draft } = open.thread;
    const declined = [...new Set([...(draft.declined ?? []), written])];
    await open.append({ type: 'thread-draft', at: this.#deps.now(), draft: { ...draft, declined } });
  }

  /** A draft with other words; what was declined and is no longer named in them is forgotten. */
  reworded({ declined: before = [], ...draft }: Draft, text: string): Draft {
    const declined = this.declinedIn(text, before);
    return { ...draft, text, ...(declined.length > 0 ? { declined } : {}) };
  }

  /** Those of the declined names that a text still names. */
  declinedIn(text: string, declined: readonly string[] = []): readonly string[] {
    return stillNamed(
      text,
      declined,
      this.#deps.providers.map(provider => provider.id),
    );
  }

  /** Pins an attached part, or one that was sent, to the thread: it goes along with every question from now on. */
  async pin(open: OpenThread, itemId: string, turnId: string | undefined): Promise<void> {
    await this.#oneAfterTheOther(open, async () => {
      const from = turnId === undefined ? await this.partsOf(open) : await this.#read(open, turnId);
      const part = from.find(it => it.id === itemId);
      if (!part) return;
      const pinned = await this.#pinnedOf(open);
      if (!pinned.some(it => it.id === part.id)) await this.#writePinned(open, [...pinned, part]);
      if (turnId === undefined) await this.#take(open, itemId);
    });
  }

  async unpin(open: OpenThread, itemId: string): Promise<void> {
    await this.#oneAfterTheOther(open, async () => {
      const pinned = await this.#pinnedOf(open);
      await this.#writePinned(
        open,
        pinned.filter(part => part.id !== itemId),
      );
    });
  }

  /** What is attached now, with its text. */
  async partsOf(open: OpenThread): Promise<readonly ContextPart[]> {
    const { context } = open.thread.draft;
    const parts = context.length === 0 ? [] : await this.#read(open, DRAFT);
    return parts.filter(part => context.some(item => item.id === part.id));
  }

  /**
   * What goes along with a question that is asked now: what is attached and what is pinned, both as they are now; and
   * what is pinned and has had no yes this time.
   */
  async partsFor(open: OpenThread): Promise<GoingAlong> {
    const { refresh } = this.#deps;
    const pinned = await this.#pinnedOf(open);
    // A chip may wait for days, and its code be edited in between.
    const attached = await Promise.all((await this.partsOf(open)).map(part => refresh(part)));
    if (pinned.length === 0) return { parts: attached, keptBack: [] };
    const fresh = await Promise.all(pinned.map(part => refresh(part, 'It is pinned to this chat.')));
    const { parts, notes } = await this.#deps.admit(fresh);
    return { parts: withoutOverlap([...attached, ...parts]), keptBack: notes };
  }

  /** An attached or pinned part with its text. */
  async find(open: OpenThread, itemId: string): Promise<ContextPart | undefined> {
    const parts = [...(await this.partsOf(open)), ...(await this.#pinnedOf(open))];
    return parts.find(part => part.id === itemId);
  }

  async #pinnedOf(open: OpenThread): Promise<readonly ContextPart[]> {
    const { pinnedContext } = open.thread;
    const parts = pinnedContext.length === 0 ? [] : await this.#read(open, PINNED);
    return parts.filter(part => pinnedContext.some(item => item.id === part.id));
  }

  #read(open: OpenThread, name: string): Promise<readonly ContextPart[]> {
    return this.#deps.store.readContext(open.thread.id, name);
  }

  /** Two changes at once would begin with the same parts, and the one that ends last would undo the other. */
  async #oneAfterTheOther(open: OpenThread, change: () => Promise<void>): Promise<void> {
    const own = (this.#changes.get(open) ?? Promise.resolve()).catch(() => undefined).then(change);
    this.#changes.set(open, own);
    await own;
  }

  async #write(open: OpenThread, parts: readonly ContextPart[]): Promise<void> {
    const { store, now } = this.#deps;
    await store.appendContext(open.thread.id, DRAFT, parts);
    const context = parts.map(withoutText);
    await open.append({ type: 'thread-draft', at: now(), draft: { ...open.thread.draft, context } });
  }

  async #writePinned(open: OpenThread, parts: readonly ContextPart[]): Promise<void> {
    const { store, now } = this.#deps;
    await store.appendContext(open.thread.id, PINNED, parts);
    await open.append({ type: 'thread-context', at: now(), context: parts.map(withoutText) });
  }
}

/** The names under which the texts of a thread's draft and of its pinned context lie beside it. */
const DRAFT = 'draft';
const PINNED = 'pinned';
const SUGGESTIONS = 12;
/** A provider that hangs (a git command, a page) must not hold the composer. */
const RESOLVE_MS = 10_000;
