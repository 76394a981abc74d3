import type { ModelInfo } from './modelProvider.ts';

/** What is publicly known of a model by its name, dated and prefixed forms included; undefined for any other. */
export function knownModel(id: string): ModelInfo | undefined {
  const name = id.toLowerCase().replace(/^.*\//, '').replace(/:.*$/, '');
  const known = families.find(
    ([prefix]) => name === prefix || name.startsWith(`${prefix}-`) || name.startsWith(`${prefix}@`),
  );
  if (!known) return undefined;
  const [, contextWindow, maxReplyTokens, prompt, reply] = known;
  return { id, contextWindow, maxReplyTokens, price: { prompt, reply } };
}

/** Name, window, longest reply (tokens), US dollars for a million tokens in and out. More special names stand first. */
const families: readonly (readonly [string, number, number, number, number])[] = [
  ['gpt-5-nano', 400_000, 128_000, 0.05, 0.4],
  ['gpt-5-mini', 400_000, 128_000, 0.25, 2],
  ['gpt-5-pro', 400_000, 272_000, 15, 120],
  ['gpt-5', 400_000, 128_000, 1.25, 10],
  ['gpt-4.1-nano', 1_047_576, 32_768, 0.1, 0.4],
  ['gpt-4.1-mini', 1_047_576, 32_768, 0.4, 1.6],
  ['gpt-4.1', 1_047_576, 32_768, 2, 8],
  ['gpt-4o-mini', 128_000, 16_384, 0.15, 0.6],
  ['gpt-4o', 128_000, 16_384, 2.5, 10],
  ['gpt-4-turbo', 128_000, 4_096, 10, 30],
  ['gpt-4', 8_192, 8_192, 30, 60],
  ['gpt-3.5-turbo', 16_385, 4_096, 0.5, 1.5],
  ['o4-mini', 200_000, 100_000, 1.1, 4.4],
  ['o3-mini', 200_000, 100_000, 1.1, 4.4],
  ['o3-pro', 200_000, 100_000, 20, 80],
  ['o3', 200_000, 100_000, 2, 8],
  ['o1-mini', 128_000, 65_536, 1.1, 4.4],
  ['o1', 200_000, 100_000, 15, 60],
  ['claude-opus-4-5', 200_000, 64_000, 5, 25],
  ['claude-opus-4', 200_000, 32_000, 15, 75],
  ['claude-sonnet-4', 200_000, 64_000, 3, 15],
  ['claude-haiku-4', 200_000, 64_000, 1, 5],
  ['claude-3-7-sonnet', 200_000, 64_000, 3, 15],
  ['claude-3-5-sonnet', 200_000, 8_192, 3, 15],
  ['claude-3-5-haiku', 200_000, 8_192, 0.8, 4],
  ['claude-3-opus', 200_000, 4_096, 15, 75],
  ['claude-3-haiku', 200_000, 4_096, 0.25, 1.25],
  ['gemini-2.5-pro', 1_048_576, 65_536, 1.25, 10],
  ['gemini-2.5-flash-lite', 1_048_576, 65_536, 0.1, 0.4],
  ['gemini-2.5-flash', 1_048_576, 65_536, 0.3, 2.5],
  ['gemini-2.0-flash-lite', 1_048_576, 8_192, 0.075, 0.3],
  ['gemini-2.0-flash', 1_048_576, 8_192, 0.1, 0.4],
  ['deepseek-chat', 128_000, 8_192, 0.28, 0.42],
  ['deepseek-reasoner', 128_000, 64_000, 0.28, 0.42],
  ['mistral-large', 128_000, 128_000, 2, 6],
  ['mistral-small', 128_000, 128_000, 0.1, 0.3],
  ['codestral', 256_000, 256_000, 0.3, 0.9],
  ['grok-4', 256_000, 256_000, 3, 15],
  ['grok-3-mini', 131_072, 131_072, 0.3, 0.5],
  ['grok-3', 131_072, 131_072, 3, 15],
];
