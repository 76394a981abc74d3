import type { ModelMessage } from '../models/modelProvider.ts';

/** The one way out: every word that is sent to a model passes here, and its secrets stay behind. */
export function toWire(messages: readonly ModelMessage[], redact: (text: string) => string): readonly ModelMessage[] {
  // A message that was cut in the middle of an emoji would not be valid UTF-8.
  return messages.map(message => ({ ...message, content: redact(message.content).toWellFormed() }));
}
