import { shortenMessage } from '../context/shorten.ts';
import { estimateTokens } from '../models/tokens.ts';
import type { OpenThread } from '../threads/openThread.ts';
import { ulid } from '../threads/ulid.ts';
import type { Summary, Thread, Turn } from '../../shared/thread.ts';
import { currentBranch } from '../../shared/branches.ts';
import { askQuietly, type QuietQuestion } from './askQuietly.ts';

/** From when on a thread is summarised by itself. Zero: never for that reason. */
export interface SummaryLimits {
  /** Messages that no summary covers; question and reply are two. */
  readonly messages: number;
  readonly tokens: number;
  /** Hours since the oldest message that no summary covers. */
  readonly hours: number;
}

/** The turns of the branch on show that no summary covers, oldest first; those that were deleted are left out. */
export function unsummarisedTurns(thread: Thread): readonly Turn[] {
  const branch = currentBranch(thread);
  const covered = lastSummary(thread);
  const from = covered ? branch.findIndex(turn => turn.id === covered.throughTurn) + 1 : 0;
  return branch.slice(from).filter(turn => turn.deleted === undefined && turn.outcome !== undefined);
}

/** The newest summary of the branch on show. */
export function lastSummary(thread: Thread): Summary | undefined {
  const ids = new Set(currentBranch(thread).map(turn => turn.id));
  return thread.summaries.findLast(summary => ids.has(summary.throughTurn));
}

/** Whether a thread has grown past one of the limits. The last turns never count: they go along as they are. */
export function isSummaryDue(thread: Thread, limits: SummaryLimits, now: number): boolean {
  const turns = unsummarisedTurns(thread).slice(0, -KEPT_AS_THEY_ARE);
  const [oldest] = turns;
  if (!oldest) return false;
  const tokens = turns.reduce((sum, turn) => sum + estimateTokens(turn.text) + estimateTokens(turn.reply), 0);
  return (
    (limits.messages > 0 && turns.length * 2 > limits.messages) ||
    (limits.tokens > 0 && tokens > limits.tokens) ||
    (limits.hours > 0 && now - oldest.created > limits.hours * 3_600_000)
  );
}

/**
 * Summarises what no summary covers, but for the last turns, together with the summary before. `nothing`: there is
 * nothing to summarise; `no-answer`: the model failed or was stopped.
 */
export async function summarise(
  open: OpenThread,
  asking: Pick<QuietQuestion, 'provider' | 'model' | 'redact'>,
  options: { readonly now: () => number; readonly window: number; readonly keep?: number },
  signal: AbortSignal,
): Promise<'done' | 'nothing' | 'no-answer'> {
  const { now, window, keep = KEPT_AS_THEY_ARE } = options;
  const all = unsummarisedTurns(open.thread);
  const turns = keep > 0 ? all.slice(0, -keep) : all;
  const first = turns[0];
  const last = turns.at(-1);
  if (!first || !last) return 'nothing';
  const before = lastSummary(open.thread);
  const text = textToSummarise(before, turns, Math.floor(window * SHARE_OF_WINDOW));
  const answer = await askQuietly({ ...asking, system: SYSTEM, text, maxTokens: 4_000 }, signal);
  if (answer === undefined) return 'no-answer';
  const summary: Summary = {
    id: ulid(now()),
    created: now(),
    fromTurn: before?.fromTurn ?? first.id,
    throughTurn: last.id,
    ...readSummary(answer),
  };
  await open.append({ type: 'thread-summary', at: now(), summary });
  return 'done';
}

/** The topics and the text of an answer. A model that names no topics still has a summary. */
export function readSummary(answer: string): Pick<Summary, 'text' | 'topics'> {
  const [, listed = ''] = /^[\s*#_]*topics[\s*_]*:[\s*_]*(.+)$/im.exec(answer) ?? [];
  const topics = listed
    .split(/[;,]/)
    .map(topic => topic.replace(/[*_`.]/g, '').trim())
    .filter(Boolean)
    .slice(0, MOST_TOPICS);
  const text = answer
    .replace(/^[\s*#_]*topics[\s*_]*:.*$/im, '')
    .replace(/^[\s*#_]*summary[\s*_]*:[\s*_]*/i, '')
    .trim();
  return { text: text === '' ? answer.trim() : text, topics };
}

function textToSummarise(before: Summary | undefined, turns: readonly Turn[], tokens: number): string {
  const each = Math.max(200, Math.floor(tokens / turns.length / 2));
  const told = turns.map(
    turn => `User:\n${shortenMessage(turn.text, each)}\n\nAssistant:\n${shortenMessage(turn.reply, each)}`,
  );
  return [before ? `Summary so far:\n${before.text}` : '', ...told].filter(Boolean).join('\n\n');
}

/** Turns at the end that are never summarised by themselves: a follow-up is about them. */
const KEPT_AS_THEY_ARE = 4;
const SHARE_OF_WINDOW = 0.6;
const MOST_TOPICS = 5;
const SYSTEM = `Summarise this conversation between a programmer and an assistant, so that it can go on without its beginning.
First line: "Topics:" and 3 to 5 key topics, separated by semicolons. Then the summary, in the conversation's language:
what was asked and decided, which files, functions and values matter (exact names), what was changed, what is still open.
No preface, at most 400 words. If a summary so far is given, write one that stands for it and for what follows.`;
