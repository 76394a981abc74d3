import type { ModelProvider } from '../models/modelProvider.ts';
import { toWire } from './toWire.ts';

export interface QuietQuestion {
  readonly provider: ModelProvider;
  readonly model: string;
  readonly system: string;
  readonly text: string;
  /** The longest answer that is of use, in tokens. */
  readonly maxTokens: number;
  readonly redact: (text: string) => string;
}

/**
 * Asks a model something for Parley's own use: a title, a summary. The whole answer, or undefined where there is none:
 * nobody waits for it, so a failure is passed over.
 */
export async function askQuietly(question: QuietQuestion, signal: AbortSignal): Promise<string | undefined> {
  const { provider, model, system, text, maxTokens, redact } = question;
  const messages = toWire(
    [
      { role: 'system', content: system },
      { role: 'user', content: text },
    ],
    redact,
  );
  let answer = '';
  for await (const event of provider.stream({ model, messages, maxTokens }, signal)) {
    if (event.type === 'delta') answer += event.text;
    if (event.type === 'failure') return undefined;
  }
  return signal.aborted || answer.trim() === '' ? undefined : answer.trim();
}
