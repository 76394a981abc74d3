import type { ModelMessage } from '../models/modelProvider.ts';
import { estimateTokens } from '../models/tokens.ts';
import type { ContextPart, Turn } from '../../shared/thread.ts';
import { currentBranch } from '../../shared/thread.ts';
import { EDIT_FORM } from '../slash/editForm.ts';
import type { Gathered } from './gather.ts';
import { systemPrompt } from './prompt.ts';
import type { Reply } from './replyWriter.ts';

export interface BuildMessagesDeps {
  readonly editorName: string;
  readonly readContext: (threadId: string, turnId: string) => Promise<readonly ContextPart[]>;
  readonly contextWindow: (model: string) => number;
}

/** What the model is told: who it is, what was said before, the question with its context; within its window. */
export function buildMessages(
  { editorName, contextWindow }: BuildMessagesDeps,
  { turn, open }: Reply,
  { instruction, parts, notes }: Gathered,
): readonly ModelMessage[] {
  const system = systemPrompt({ editor: editorName, rules: EDIT_FORM });
  const question = [instruction ?? turn.text, ...notes, ...parts.map(renderPart)].join('\n\n');
  const before = currentBranch(open.thread);
  const earlier = before
    .slice(
      0,
      before.findIndex(it => it.id === turn.id),
    )
    .filter(isTold);
  const room = contextWindow(turn.model) * 0.75 - estimateTokens(system) - estimateTokens(question);
  return [
    { role: 'system', content: system },
    ...newestThatFit(earlier, room).flatMap(it => [
      { role: 'user' as const, content: it.text },
      { role: 'assistant' as const, content: it.reply },
    ]),
    { role: 'user', content: question },
  ];
}

function isTold(turn: Turn): boolean {
  return turn.deleted === undefined && turn.reply !== '';
}

function newestThatFit(turns: readonly Turn[], room: number): readonly Turn[] {
  let left = room;
  const first = turns.findLastIndex(turn => {
    left -= estimateTokens(turn.text) + estimateTokens(turn.reply);
    return left < 0;
  });
  return turns.slice(first + 1);
}

function renderPart({ label, path, startLine, endLine, language, text }: ContextPart): string {
  const lines = startLine === undefined ? '' : `, lines ${startLine}-${endLine ?? startLine}`;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(match => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `Context: ${path ?? label}${lines}\n${fence}${language ?? ''}\n${text}\n${fence}`;
}
