import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { editsBetween } from '../../edits/editsBetween.ts';
import { applyEdits } from '../../edits/textEdit.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import { Serial } from '../../threads/serial.ts';
import type { KeptChange } from './takeBack.ts';

/** What is remembered of one edit of a reply. All texts are those of the whole file. */
export interface EditMemory {
  readonly block: number;
  readonly file: number;
  readonly path: string;
  readonly action: 'edit' | 'create' | 'delete' | 'rename';
  /** The name that a renamed file gets. */
  readonly newPath?: string | undefined;
  readonly status: 'ready' | 'reviewing' | 'kept' | 'rejected';
  /** The target when the reply was made; undefined where there was no such file, or it was too long to be kept. */
  readonly base?: string;
  /** The review that waits: the target as it was last seen, and as it would be. */
  readonly review?: KeptChange & { readonly total: number; readonly taken: number };
  /** What was accepted, for taking it back. */
  readonly kept?: KeptChange;
}

/** Where the texts lie: beside the thread, as those of its context do. */
export interface ReviewShelf {
  appendContext(threadId: string, name: string, parts: readonly ContextPart[]): Promise<unknown>;
  readContext(threadId: string, name: string): Promise<readonly ContextPart[]>;
}

export interface ReviewMemoryOptions {
  readonly shelf: ReviewShelf;
  /** Puts secrets back where their placeholders stand. */
  readonly restore: (text: string) => string;
  /** Something could not be written; it is remembered for this window only. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Remembers what became of the edits of replies, through reload and restart. A file's text is kept once, by its hash; of
 * a changed one only the edits. The shelf takes secrets out: a text that cannot be put together again exactly as it
 * was is as good as none.
 */
export class ReviewMemory {
  readonly #shelf: ReviewShelf;
  readonly #restore: (text: string) => string;
  readonly #onProblem: (error: unknown) => void;
  readonly #turns = new Map<string, Promise<Map<string, EditMemory>>>();
  readonly #kept = new Set<string>();
  readonly #serial = new Serial();

  constructor({ shelf, restore, onProblem }: ReviewMemoryOptions) {
    this.#shelf = shelf;
    this.#restore = restore;
    this.#onProblem = onProblem;
  }

  async of(threadId: string, turnId: string, block: number, file: number): Promise<EditMemory | undefined> {
    return (await this.#turn(threadId, turnId)).get(keyOf({ block, file }));
  }

  /** Remembers an edit. Where it cannot be written it is remembered for this window. */
  async set(threadId: string, turnId: string, edit: EditMemory): Promise<void> {
    const edits = await this.#turn(threadId, turnId);
    edits.set(keyOf(edit), edit);
    await this.#serial.run(() => this.#write(threadId, turnId, edits)).catch(this.#onProblem);
  }

  async #write(threadId: string, turnId: string, edits: ReadonlyMap<string, EditMemory>): Promise<void> {
    const stored = [];
    for (const it of edits.values()) stored.push(await this.#store(threadId, it));
    await this.#shelf.appendContext(threadId, `review-${turnId}`, [part('review', JSON.stringify(stored))]);
  }

  #turn(threadId: string, turnId: string): Promise<Map<string, EditMemory>> {
    const known = this.#turns.get(turnId) ?? this.#load(threadId, turnId);
    this.#turns.set(turnId, known);
    return known;
  }

  async #load(threadId: string, turnId: string): Promise<Map<string, EditMemory>> {
    const [record] = await this.#shelf.readContext(threadId, `review-${turnId}`).catch(() => []);
    const edits = new Map<string, EditMemory>();
    for (const stored of record ? parsed(this.#restore(record.text)) : []) {
      edits.set(keyOf(stored), await this.#revive(threadId, stored));
    }
    return edits;
  }

  async #store(threadId: string, edit: EditMemory): Promise<StoredEdit> {
    const { base, review, kept, ...rest } = edit;
    const change = async ({ before, after }: KeptChange): Promise<StoredChange | undefined> => {
      const hash = await this.#keepText(threadId, before);
      return hash === undefined
        ? undefined
        : { before: hash, after: hashOf(after), edits: editsBetween(before, after) };
    };
    return {
      ...rest,
      base: base === undefined ? undefined : await this.#keepText(threadId, base),
      ...(review ? { review: await change(review), total: review.total, taken: review.taken } : {}),
      ...(kept ? { kept: await change(kept) } : {}),
    };
  }

  async #revive(threadId: string, stored: StoredEdit): Promise<EditMemory> {
    const { base: baseHash, review: storedReview, kept: storedKept, total, taken, ...rest } = stored;
    const change = async (it: StoredChange | undefined): Promise<KeptChange | undefined> => {
      const before = it && (await this.#readText(threadId, it.before));
      if (before === undefined || !it) return undefined;
      const after = applyEdits(before, it.edits);
      return hashOf(after) === it.after ? { before, after } : undefined;
    };
    const base = baseHash === undefined ? undefined : await this.#readText(threadId, baseHash);
    const review = await change(storedReview);
    const kept = await change(storedKept);
    return {
      ...rest,
      // A review whose texts are gone begins anew.
      status: rest.status === 'reviewing' && !review ? 'ready' : rest.status,
      ...(base === undefined ? {} : { base }),
      ...(review ? { review: { ...review, total: total ?? 1, taken: taken ?? 0 } } : {}),
      ...(kept ? { kept } : {}),
    };
  }

  async #keepText(threadId: string, text: string): Promise<string | undefined> {
    if (text.length > LONGEST_TEXT) return undefined;
    const hash = hashOf(text);
    const name = `text-${hash}`;
    if (this.#kept.has(threadId + hash)) return hash;
    await this.#shelf.appendContext(threadId, name, [part(name, text)]);
    this.#kept.add(threadId + hash);
    return hash;
  }

  async #readText(threadId: string, hash: string): Promise<string | undefined> {
    const [record] = await this.#shelf.readContext(threadId, `text-${hash}`);
    const text = record && this.#restore(record.text);
    if (text === undefined || hashOf(text) !== hash) return undefined;
    this.#kept.add(threadId + hash);
    return text;
  }
}

/** The hash by which a text is recognised. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Characters. Of a longer file nothing is kept: its edits are looked for in the present text alone. */
const LONGEST_TEXT = 1_000_000;

const storedChange = v.object({
  before: v.string(),
  after: v.string(),
  edits: v.array(v.object({ start: v.number(), end: v.number(), text: v.string() })),
});
type StoredChange = v.InferOutput<typeof storedChange>;
const storedEdit = v.object({
  block: v.number(),
  file: v.number(),
  path: v.string(),
  action: v.picklist(['edit', 'create', 'delete', 'rename']),
  newPath: v.optional(v.string()),
  status: v.picklist(['ready', 'reviewing', 'kept', 'rejected']),
  base: v.optional(v.string()),
  review: v.optional(storedChange),
  total: v.optional(v.number()),
  taken: v.optional(v.number()),
  kept: v.optional(storedChange),
});
type StoredEdit = v.InferOutput<typeof storedEdit>;

function parsed(json: string): readonly StoredEdit[] {
  try {
    const result = v.safeParse(v.array(storedEdit), JSON.parse(json));
    return result.success ? result.output : [];
  } catch {
    return [];
  }
}

function part(id: string, text: string): ContextPart {
  return { id, provider: 'review', label: '', tokens: 0, reason: '', text };
}

function keyOf({ block, file }: { readonly block: number; readonly file: number }): string {
  return `${block}.${file}`;
}
