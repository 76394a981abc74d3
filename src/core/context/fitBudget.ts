import { estimateTokens } from '../models/tokens.ts';
import type { ContextPart, Cut } from '../../shared/thread.ts';
import { contextPart } from './contextPart.ts';
import { renderPart } from './render.ts';
import { shortenCode, shortenMessage } from './shorten.ts';

/** All that would go into a request. */
export interface BudgetInput {
  /** Tokens that the model takes, prompt and reply together. */
  readonly window: number;
  /** Never cut. */
  readonly system: string;
  /** Rules of the workspace, the most important first. */
  readonly rules: readonly string[];
  /** What stands for older turns, oldest first. */
  readonly summaries: readonly string[];
  /** Oldest first; the last is the question. */
  readonly messages: readonly BudgetMessage[];
  /** The context of the question, the most important first. */
  readonly context: readonly ContextPart[];
}

export interface BudgetMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** What goes, and what had to stay. */
export interface Budget extends Omit<BudgetInput, 'window' | 'system'> {
  /** About how many tokens the request has. */
  readonly tokens: number;
  /** How many it may have: what the window leaves beside the reply. */
  readonly room: number;
  /** False where even the system prompt and the question do not fit. */
  readonly fits: boolean;
  readonly cuts: readonly Cut[];
}

/**
 * Makes a request fit the model's window with a quarter left for the reply. What is least useful goes first: what was
 * found without being asked for, old messages, then attached context (whole functions, never half a line), then
 * summaries and rules; the question itself is cut last, with a mark.
 */
export function fitBudget(input: BudgetInput): Budget {
  const room = input.window * (1 - REPLY_SHARE);
  const state: State = {
    rules: [...input.rules],
    summaries: [...input.summaries],
    messages: [...input.messages],
    context: [...input.context],
    cuts: [],
    over: () => tokensOf({ ...input, ...state }, estimateTokens) - room,
    room,
  };
  for (const step of STEPS) {
    if (state.over() > 0) step(state);
  }
  takeBack(state, input.context);
  const { rules, summaries, messages, context, cuts } = state;
  const tokens = room + state.over();
  return { rules, summaries, messages, context, cuts, room, tokens, fits: tokens <= room };
}

/** How many tokens a request has, as its texts are counted. */
export function tokensOf(request: Omit<BudgetInput, 'window'>, count: (text: string) => number): number {
  const own = request.messages.length * TOKENS_PER_MESSAGE;
  return textsOf(request).reduce((sum, text) => sum + count(text), own);
}

interface State {
  readonly rules: string[];
  readonly summaries: string[];
  readonly messages: BudgetMessage[];
  readonly context: ContextPart[];
  readonly cuts: Cut[];
  /** Tokens too many. */
  readonly over: () => number;
  readonly room: number;
}

const REPLY_SHARE = 0.25;
const TOKENS_PER_MESSAGE = 4;
/** No old message may take more of the room. */
const LONGEST_OLD = 1 / 6;
/** The question and two exchanges before it. */
const RECENT = 5;
/** A part cut to less than this says nothing. */
const SHORTEST = 120;
/** Context that nobody asked for by name. */
const AUTOMATIC: ReadonlySet<string> = new Set(['tree', 'open', 'folder', 'codebase']);

/** In the order in which they are taken, each only while the request is still too long. */
const STEPS: readonly ((state: State) => void)[] = [
  shortenOldMessages,
  state => dropContext(state, part => AUTOMATIC.has(part.provider)),
  state => dropMessages(state, RECENT),
  shortenContext,
  state => dropMessages(state, 1),
  state => dropContext(state, () => true),
  state => dropTexts(state, state.summaries, 'summary', 'first'),
  state => dropTexts(state, state.rules, 'rules', 'last'),
  shortenQuestion,
];

function shortenOldMessages(state: State): void {
  const limit = Math.floor(state.room * LONGEST_OLD);
  for (const [i, message] of state.messages.entries()) {
    const before = estimateTokens(message.text);
    if (i === state.messages.length - 1 || before <= limit || state.over() <= 0) continue;
    const text = shortenMessage(message.text, limit);
    state.messages[i] = { ...message, text };
    note(
      state,
      'message',
      message.text,
      before - estimateTokens(text),
      'shortened',
      'An earlier message was very long.',
    );
  }
}

/** One large part may have gone after many small ones: those that fit again come back, the most important first. */
function takeBack(state: State, all: readonly ContextPart[]): void {
  const order = new Map(all.map((part, i) => [part.id, i]));
  for (const part of all) {
    if (state.context.some(it => it.id === part.id) || costOf(part) > -state.over()) continue;
    const at = state.cuts.findIndex(cut => cut.what === 'context' && cut.label === labelOf(part.label));
    state.cuts.splice(at, at < 0 ? 0 : 1);
    state.context.push(part);
  }
  state.context.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

function dropContext(state: State, isMeant: (part: ContextPart) => boolean): void {
  while (state.over() > 0) {
    const at = state.context.findLastIndex(isMeant);
    const [part] = at < 0 ? [] : state.context.splice(at, 1);
    if (!part) return;
    note(state, 'context', part.label, costOf(part), 'left-out', 'It did not fit, and the rest seemed more useful.');
  }
}

/** The oldest go first, a question together with its answer. */
function dropMessages(state: State, keep: number): void {
  while (state.over() > 0 && state.messages.length > keep) {
    const isPair = state.messages[1]?.role === 'assistant' && state.messages.length > keep + 1;
    for (const message of state.messages.splice(0, isPair ? 2 : 1)) {
      const tokens = estimateTokens(message.text) + TOKENS_PER_MESSAGE;
      note(state, 'message', message.text, tokens, 'left-out', 'It is among the oldest of the thread.');
    }
  }
}

/** From the least important to the most: each gives up what is too much, as far as whole blocks can go. */
function shortenContext(state: State): void {
  for (let i = state.context.length - 1; i >= 0 && state.over() > 0; i--) {
    const part = state.context[i];
    if (!part) continue;
    const limit = estimateTokens(part.text) - state.over();
    const text = shortenCode(part.text, Math.max(limit, SHORTEST));
    if (text === undefined || text === part.text) continue;
    const shortened = contextPart({ ...part, text });
    // The panel knows the part by its id.
    state.context[i] = { ...shortened, id: part.id };
    note(
      state,
      'context',
      part.label,
      costOf(part) - costOf(shortened),
      'shortened',
      'Only its first definitions fitted.',
    );
  }
}

function dropTexts(state: State, texts: string[], what: 'summary' | 'rules', which: 'first' | 'last'): void {
  while (state.over() > 0) {
    const text = which === 'first' ? texts.shift() : texts.pop();
    if (text === undefined) return;
    note(state, what, text, estimateTokens(text), 'left-out', 'It did not fit beside the question.');
  }
}

function shortenQuestion(state: State): void {
  const question = state.messages.at(-1);
  if (!question) return;
  const before = estimateTokens(question.text);
  const text = shortenMessage(question.text, Math.max(SHORTEST, before - state.over() - 1));
  const saved = before - estimateTokens(text);
  if (saved <= 0) return;
  state.messages[state.messages.length - 1] = { ...question, text };
  note(state, 'question', question.text, saved, 'shortened', 'The message is longer than the model can take.');
}

function note(state: State, what: Cut['what'], text: string, tokens: number, how: Cut['how'], why: string): void {
  const label = labelOf(text);
  // What was shortened and then left out is left out.
  const at = state.cuts.findIndex(cut => cut.what === what && cut.label === label && cut.how === 'shortened');
  const [before] = how === 'left-out' && at >= 0 ? state.cuts.splice(at, 1) : [];
  state.cuts.push({ what, label, tokens: tokens + (before?.tokens ?? 0), how, why });
}

function labelOf(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

/** All texts of a request. */
export function textsOf({
  system,
  rules,
  summaries,
  messages,
  context,
}: Omit<BudgetInput, 'window'>): readonly string[] {
  return [system, ...rules, ...summaries, ...messages.map(it => it.text), ...context.map(renderPart)];
}

function costOf(part: ContextPart): number {
  return estimateTokens(renderPart(part));
}
