/** US dollars for a million tokens that are embedded, where that is publicly known. */
export function embeddingPrice(model: string): number | undefined {
  const name = model.toLowerCase().replace(/^.*\//, '').replace(/:.*$/, '');
  return PRICES.find(([prefix]) => name.startsWith(prefix))?.[1];
}

const PRICES: readonly (readonly [string, number])[] = [
  ['text-embedding-3-small', 0.02],
  ['text-embedding-3-large', 0.13],
  ['text-embedding-ada-002', 0.1],
  ['gemini-embedding-001', 0.15],
  ['mistral-embed', 0.1],
  ['codestral-embed', 0.15],
];
