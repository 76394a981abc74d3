import type { ModelMessage } from './modelProvider.ts';

/**
 * About how many tokens a text has, without the model's own vocabulary: runs of letters, digits, blanks and signs are
 * counted apart, each at the rate at which common vocabularies split them.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 3.6);
}

/** With the few tokens that each message costs by itself. */
export function estimateMessages(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + estimateTokens(message.content) + TOKENS_PER_MESSAGE, 0);
}

const TOKENS_PER_MESSAGE = 4;
