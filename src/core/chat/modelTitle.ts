import type { OpenThread } from '../threads/openThread.ts';
import type { Turn } from '../../shared/thread.ts';
import { askQuietly, type QuietQuestion } from './askQuietly.ts';
import { titleFromWords } from './titles.ts';

/** Lets the model name a thread after its first reply. A title that the user gave meanwhile stays. */
export async function giveModelTitle(
  open: OpenThread,
  turn: Turn,
  asking: Pick<QuietQuestion, 'provider' | 'model' | 'redact'>,
  now: () => number,
  signal: AbortSignal,
): Promise<void> {
  const mayBeNamed = (): boolean => open.thread.titleBy === 'words';
  if (!mayBeNamed()) return;
  const text = `Question:\n${turn.text.slice(0, LOOKED_AT)}\n\nReply:\n${turn.reply.slice(0, LOOKED_AT)}`;
  const answer = await askQuietly({ ...asking, system: SYSTEM, text, maxTokens: 2_000 }, signal);
  const title = answer === undefined ? '' : cleanTitle(answer);
  if (title === '' || !mayBeNamed()) return;
  await open.append({ type: 'thread-title', at: now(), title, by: 'model' });
}

/** One line without quotes, marks or a final stop: what models put around a title. 50 characters at most. */
export function cleanTitle(answer: string): string {
  const line = answer.split('\n').find(it => it.trim() !== '') ?? '';
  const bare = line.replace(/^[\s#>*"“„'`–-]*(?:title:\s*)?/i, '').replace(/["”“'`*.\s]+$/, '');
  return bare === '' ? '' : titleFromWords(bare);
}

const SYSTEM =
  'Write a title for this conversation about code: 3 to 6 words, in the language of the question, no quotes, no final stop. Answer with the title alone.';
/** Characters of question and reply: a title needs no more. */
const LOOKED_AT = 2_000;
