import type { ModelMessage } from '../models/modelProvider.ts';
import { FailureError, failures } from '../errors.ts';
import type { BudgetMessage } from '../context/fitBudget.ts';
import { renderPart, renderParts } from '../context/render.ts';
import type { Rules } from '../context/rules.ts';
import type { CountTokens } from '../models/tokenCounter.ts';
import { EDIT_FORM } from '../slash/editForm.ts';
import type { RequestPiece } from '../../shared/requestPreview.ts';
import type { ContextPart, Cut, Thread, Turn } from '../../shared/thread.ts';
import { currentBranch } from '../../shared/branches.ts';
import { fitCounted } from './fitCounted.ts';
import type { Gathered } from './gather.ts';
import { IMAGE_TOKENS } from '../context/attachedFile.ts';
import { isImage } from './images.ts';
import { systemPrompt } from './prompt.ts';

export interface BuildMessagesDeps {
  /** The editor's name, for the model: `Visual Studio Code`. */
  readonly editorName: string;
  readonly readContext: (threadId: string, turnId: string) => Promise<readonly ContextPart[]>;
  /** Tokens that a model takes, prompt and reply together. */
  readonly contextWindow: (model: string) => number;
  readonly countTokens: CountTokens;
  /** How many tokens a model counts for each that is counted here. */
  readonly tokenRatio: (model: string) => number;
  /** The rules of the workspace that hold for a question about these parts, the most important first. */
  readonly rules: (parts: readonly ContextPart[]) => Promise<readonly Rules[]>;
}

/** A question and where it stands. */
export interface Asked {
  readonly thread: Thread;
  /** The turn it follows; undefined at the beginning. */
  readonly parent: string | undefined;
  readonly text: string;
  readonly model: string;
}

/** A request as it goes to the model, and what did not fit into it. */
export interface BuiltMessages {
  readonly messages: readonly ModelMessage[];
  /** The same in pieces that one can point at, in their order. */
  readonly pieces: readonly RequestPiece[];
  readonly cuts: readonly Cut[];
  /** Tokens of its texts by `countTokens`. */
  readonly counted: number;
  /** The same in tokens of the model, images included; and how many it may have. */
  readonly tokens: number;
  readonly room: number;
}

/**
 * What the model is told: who it is, the rules of the workspace, what was said before, the question with its context;
 * within the model's window. Throws `insufficient_tokens` where not even the question fits.
 */
export async function buildMessages(
  deps: BuildMessagesDeps,
  { thread, parent, text, model }: Asked,
  { instruction, parts, notes }: Gathered,
): Promise<BuiltMessages> {
  const images = parts.filter(isImage);
  const texts = parts.filter(part => !isImage(part));
  const system = systemPrompt({ editor: deps.editorName, rules: EDIT_FORM });
  const rules = await deps.rules(texts);
  const { summary, told } = history(thread, parent);
  const earlier = await Promise.all(told.map(turn => toldMessages(deps, thread.id, turn)));
  const question = [instruction ?? text, ...notes].join('\n\n');
  const ratio = deps.tokenRatio(model);
  const inModel = (counted: number): number => Math.round(counted * ratio);
  const imageTokens = images.length * IMAGE_TOKENS;
  const fitted = await fitCounted(
    {
      window: (deps.contextWindow(model) - imageTokens) / ratio,
      system,
      rules: rules.map(it => it.text),
      summaries: summary ? [`What was said before, in short:\n${summary}`] : [],
      messages: [...earlier.flat(), { role: 'user', text: question }],
      context: texts,
    },
    deps.countTokens,
  );
  if (!fitted.fits) throw new FailureError(failures.notEnoughRoom(inModel(fitted.tokens), inModel(fitted.room)));
  const asked = fitted.messages.at(-1)?.text ?? '';
  const pieces: Piece[] = [
    piece(0, 'system', 'system', { label: 'Instructions', text: system }),
    ...fitted.rules.map(rule => piece(0, 'system', 'rules', { label: labelOf(rules, rule), text: rule })),
    ...fitted.summaries.map(it =>
      piece(0, 'system', 'summary', { label: 'Summary of what was said before', text: it }),
    ),
    ...fitted.messages
      .slice(0, -1)
      .map((it, i) => piece(i + 1, it.role, 'earlier', { label: firstWords(it.text), text: it.text })),
    piece(fitted.messages.length, 'user', 'question', { label: 'Your message', text: asked }),
    ...fitted.context.map(part =>
      piece(fitted.messages.length, 'user', 'context', { ...part, text: renderPart(part) }),
    ),
    ...images.map(part => piece(fitted.messages.length, 'user', 'image', { ...part, text: `Image: ${part.label}` })),
  ];
  return {
    messages: messagesOf(pieces, images),
    pieces: pieces.map(it => ({
      ...it,
      tokens: it.kind === 'image' ? IMAGE_TOKENS : inModel(fitted.count(it.text)),
    })),
    cuts: fitted.cuts.map(cut => ({ ...cut, tokens: inModel(cut.tokens) })),
    counted: fitted.tokens,
    tokens: inModel(fitted.tokens) + imageTokens,
    room: inModel(fitted.room) + imageTokens,
  };
}

/** The turns before a question that no summary stands for, and the summary that stands for the others. */
function history(thread: Thread, parent: string | undefined): { summary: string | undefined; told: readonly Turn[] } {
  const branch = currentBranch({ ...thread, head: parent });
  const summary = thread.summaries.findLast(it => branch.some(turn => turn.id === it.throughTurn));
  const after = branch.slice(branch.findIndex(turn => turn.id === summary?.throughTurn) + 1);
  return { summary: summary?.text, told: after.filter(turn => turn.deleted === undefined && turn.reply !== '') };
}

/** An earlier question with the code that went along with it: a follow-up is about the same code. */
async function toldMessages(
  { readContext }: BuildMessagesDeps,
  threadId: string,
  turn: Turn,
): Promise<readonly BudgetMessage[]> {
  const parts = turn.context.length > 0 ? await readContext(threadId, turn.id) : [];
  const context = renderParts(parts.filter(part => !isImage(part)));
  return [
    { role: 'user', text: [turn.text, context].filter(Boolean).join('\n\n') },
    { role: 'assistant', text: turn.reply },
  ];
}

function piece(
  message: number,
  role: RequestPiece['role'],
  kind: RequestPiece['kind'],
  { label, text, reason = '' }: { readonly label: string; readonly text: string; readonly reason?: string },
): Piece {
  return { message, role, kind, label, reason, text };
}

type Piece = Omit<RequestPiece, 'tokens'>;

/** The pieces of one message make its text; images go beside the text of the question. */
function messagesOf(pieces: readonly Piece[], images: readonly ContextPart[]): readonly ModelMessage[] {
  const last = pieces.at(-1)?.message ?? 0;
  return Array.from({ length: last + 1 }, (_, position) => {
    const own = pieces.filter(it => it.message === position);
    const content = own
      .map(it => it.text)
      .filter(Boolean)
      .join('\n\n');
    const role = own[0]?.role ?? 'user';
    return position === last && images.length > 0
      ? { role, content, images: images.map(part => part.text) }
      : { role, content };
  });
}

function labelOf(rules: readonly Rules[], text: string): string {
  return rules.find(it => it.text === text)?.path ?? 'Rules';
}

function firstWords(text: string): string {
  const words = (text.trim().split('\n')[0] ?? '').replace(/\s+/g, ' ');
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
