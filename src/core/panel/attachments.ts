import type { ContextProvider } from '../context/contextProvider.ts';
import { suggestMentions } from '../context/suggestMentions.ts';
import { FailureError, failures } from '../errors.ts';
import type { OpenThread } from '../threads/openThread.ts';
import type { Suggestion } from '../../shared/protocol.ts';
import type { ContextPart } from '../../shared/thread.ts';
import { withoutText } from '../../shared/thread.ts';

/** The context that waits in composers to be sent. Kept with the thread's draft, through reload and crash. */
export class Attachments {
  readonly #providers: readonly ContextProvider[];
  readonly #store: DraftStore;
  readonly #now: () => number;

  constructor(providers: readonly ContextProvider[], store: DraftStore, now: () => number) {
    this.#providers = providers;
    this.#store = store;
    this.#now = now;
  }

  suggest(query: string): Promise<readonly Suggestion[]> {
    return suggestMentions(query, this.#providers, SUGGESTIONS);
  }

  /** Attaches what a mention names. Throws `FileError` or `ContextError` with a sentence for the user. */
  async add(open: OpenThread, providerId: string, argument: string): Promise<void> {
    const provider = this.#providers.find(it => it.id === providerId);
    if (!provider) throw new FailureError(failures.badRequest('mention', `there is no @${providerId}`));
    await this.attach(open, await provider.resolve(argument, AbortSignal.timeout(RESOLVE_MS)));
  }

  /** Attaches parts that a command has already found. A part that is there already is not attached twice. */
  async attach(open: OpenThread, parts: readonly ContextPart[]): Promise<void> {
    const before = await this.partsOf(open);
    const added = parts.filter(part => !before.some(it => it.label === part.label && it.text === part.text));
    if (added.length > 0) await this.#write(open, [...before, ...added]);
  }

  async remove(open: OpenThread, itemId: string): Promise<void> {
    const before = await this.partsOf(open);
    await this.#write(
      open,
      before.filter(part => part.id !== itemId),
    );
  }

  /** What is attached now, with its text. */
  async partsOf(open: OpenThread): Promise<readonly ContextPart[]> {
    const { context } = open.thread.draft;
    if (context.length === 0) return [];
    const parts = await this.#store.readContext(open.thread.id, DRAFT);
    return parts.filter(part => context.some(item => item.id === part.id));
  }

  async #write(open: OpenThread, parts: readonly ContextPart[]): Promise<void> {
    await this.#store.appendContext(open.thread.id, DRAFT, parts);
    const context = parts.map(withoutText);
    await open.append({ type: 'thread-draft', at: this.#now(), draft: { ...open.thread.draft, context } });
  }
}

/** Where the texts of attached parts are kept. */
export interface DraftStore {
  appendContext(threadId: string, turnId: string, parts: readonly ContextPart[]): Promise<unknown>;
  readContext(threadId: string, turnId: string): Promise<readonly ContextPart[]>;
}

/** The name under which the texts of a draft's context lie beside the thread. */
const DRAFT = 'draft';
const SUGGESTIONS = 12;
/** A provider that hangs (a git command, a page) must not hold the composer. */
const RESOLVE_MS = 10_000;
