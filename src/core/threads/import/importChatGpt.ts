import { ulid } from '../ulid.ts';
import { importedThread, type ImportedTurn } from './importedThread.ts';
import type { ParsedImport, Skipped } from './importReport.ts';
import { field, listOf, numberOf, textOf } from './json.ts';

/**
 * The `conversations.json` of a ChatGPT data export: a list of conversations, each a tree of messages. All branches are
 * kept; the one on show is the one that leads to `current_node`. Undefined where a value is something else.
 */
export function importChatGpt(value: unknown): ParsedImport | undefined {
  const conversations = listOf(value);
  if (conversations.length === 0 || !conversations.some(it => typeof field(it, 'mapping') === 'object'))
    return undefined;
  const skipped: Skipped[] = [];
  const threads = conversations.flatMap((conversation, place) => {
    const title = textOf(field(conversation, 'title')) ?? '';
    const what = title === '' ? `Conversation ${place + 1}` : `“${title}”`;
    const created = milliseconds(field(conversation, 'create_time')) ?? 0;
    const tree = new MessageTree(field(conversation, 'mapping'), created);
    const turns = tree.turns();
    if (tree.leftOut > 0) {
      const count = tree.leftOut === 1 ? '1 attachment' : `${tree.leftOut} attachments`;
      skipped.push({ what: `${count} of ${what}`, why: 'Only text can be imported.' });
    }
    if (turns.length === 0) {
      skipped.push({ what, why: 'It has no messages.' });
      return [];
    }
    const head = tree.turnOf(textOf(field(conversation, 'current_node')) ?? '');
    return [
      {
        thread: importedThread({ title, created, source: 'ChatGPT' }, turns, head),
        contexts: new Map(),
      },
    ];
  });
  return { threads, skipped };
}

/** One way from the root downwards. */
interface Path {
  readonly node: string;
  readonly parent: string | undefined;
  readonly question: { readonly text: string; readonly created: number } | undefined;
  readonly reply: readonly string[];
  readonly model: string;
  /** The nodes of the turn that is being gathered. */
  readonly nodes: readonly string[];
}

class MessageTree {
  leftOut = 0;
  readonly #mapping: unknown;
  readonly #created: number;
  readonly #turns: ImportedTurn[] = [];
  readonly #turnOfNode = new Map<string, string>();
  /** Turns by their last node: a turn that several branches follow is made once. */
  readonly #made = new Map<string, string>();
  readonly #visited = new Set<string>();

  constructor(mapping: unknown, created: number) {
    this.#mapping = mapping;
    this.#created = created;
  }

  turnOf(node: string): string | undefined {
    return this.#turnOfNode.get(node);
  }

  turns(): readonly ImportedTurn[] {
    const mapping = this.#mapping;
    if (typeof mapping !== 'object' || mapping === null) return [];
    const roots = Object.entries(mapping).filter(
      ([, node]) => field(mapping, textOf(field(node, 'parent')) ?? '') === undefined,
    );
    const open: Path[] = roots.map(([node]) => ({
      node,
      parent: undefined,
      question: undefined,
      reply: [],
      model: '',
      nodes: [],
    }));
    for (let path = open.pop(); path; path = open.pop()) {
      // A tree that leads back into itself is not walked twice.
      if (this.#visited.has(path.node)) continue;
      this.#visited.add(path.node);
      const next = this.#enter(path);
      const children = listOf(field(field(mapping, path.node), 'children')).flatMap(it => textOf(it) ?? []);
      if (children.length === 0) this.#finish(next);
      for (const child of children.reverse()) open.push({ ...next, node: child });
    }
    return this.#turns;
  }

  /** Takes a node's message into the way that led to it. */
  #enter(path: Path): Path {
    const message = field(field(this.#mapping, path.node), 'message');
    const role = textOf(field(field(message, 'author'), 'role'));
    const text = this.#textOf(message);
    const created = milliseconds(field(message, 'create_time')) ?? this.#created;
    const nodes = [...path.nodes, path.node];
    if (role === 'user') {
      const parent = this.#finish(path);
      return { ...path, parent, question: { text, created }, reply: [], model: '', nodes: [path.node] };
    }
    if (role !== 'assistant' || text === '') return { ...path, nodes };
    const model = textOf(field(field(message, 'metadata'), 'model_slug')) ?? path.model;
    return { ...path, question: path.question ?? { text: '', created }, reply: [...path.reply, text], model, nodes };
  }

  /** Makes a turn of what was gathered. Returns the turn that the next one follows. */
  #finish({ parent, question, reply, model, nodes }: Path): string | undefined {
    if (!question) return parent;
    const key = nodes.at(-1) ?? '';
    const id = this.#made.get(key) ?? ulid(question.created);
    for (const node of nodes) this.#turnOfNode.set(node, id);
    if (this.#made.has(key)) return id;
    this.#made.set(key, id);
    this.#turns.push({ id, parent, created: question.created, text: question.text, reply: reply.join('\n\n'), model });
    return id;
  }

  #textOf(message: unknown): string {
    const content = field(message, 'content');
    const parts = listOf(field(content, 'parts'));
    this.leftOut += parts.filter(part => typeof part === 'object' && part !== null).length;
    const texts = parts.flatMap(part => textOf(part) ?? []);
    const code = textOf(field(content, 'text'));
    return [...texts, ...(code === undefined ? [] : [code])].join('\n').trim();
  }
}

/** ChatGPT counts seconds. */
function milliseconds(value: unknown): number | undefined {
  const seconds = numberOf(value);
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}
