import { currentBranch } from '../../../shared/branches.ts';
import { type Thread, type Turn } from '../../../shared/thread.ts';
import { splitReply } from '../../../shared/reply.ts';

/** Threads as one Markdown text, each as its branch on show reads. */
export function exportMarkdown(threads: readonly Thread[]): string {
  return `${threads.map(threadText).join('\n\n---\n\n')}\n`;
}

function threadText(thread: Thread): string {
  const turns = currentBranch(thread).filter(turn => turn.deleted === undefined);
  const place = thread.workspace ? ` · ${line(thread.workspace.name)}` : '';
  const head = [`# ${line(thread.title) || 'Untitled'}`, `${day(thread.created)}${place}`];
  return [...head, ...turns.flatMap(turnText)].join('\n\n');
}

function turnText(turn: Turn): readonly string[] {
  const parts = ['## You', turn.text];
  if (turn.context.length > 0) parts.push(turn.context.map(item => `- ${line(item.label)}`).join('\n'));
  parts.push(`## ${line(turn.model) || 'Reply'}`);
  if (turn.reply) parts.push(closed(turn.reply));
  const note = ending(turn);
  if (note) parts.push(`_${note}_`);
  return parts;
}

/** How a turn ended, where that is worth saying. */
export function ending({ outcome }: Turn): string | undefined {
  switch (outcome?.type) {
    case undefined:
      return 'The reply was still being written.';
    case 'stopped':
      return 'Stopped.';
    case 'interrupted':
      return 'Interrupted.';
    case 'failed':
      return line(outcome.failure.message);
    case 'done':
      return outcome.finishReason === 'stop' ? undefined : 'The reply was cut off.';
  }
}

/** The day of a time, as `2026-03-01`. */
export function day(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** A reply that broke off inside a code block must not take the rest of the text into it. */
function closed(reply: string): string {
  const last = splitReply(reply).at(-1);
  if (last?.type !== 'code' || last.isClosed) return reply;
  const fence = /^[ \t]*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})/.exec(reply.slice(last.start))?.[1] ?? '```';
  return `${reply}\n${fence}`;
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
