/** What a vocabulary of `gpt-tokenizer` counts, and how long it took to load. */
export interface Vocabulary {
  readonly count: (text: string) => number;
  readonly loadMs: number;
}

export async function loadVocabulary(name: keyof typeof vocabularies): Promise<Vocabulary> {
  const started = performance.now();
  const { countTokens } = await vocabularies[name]();
  const count = (text: string): number => countTokens(text, { disallowedSpecial: new Set<string>() });
  count('What is loaded late is loaded now.');
  return { count, loadMs: performance.now() - started };
}

const vocabularies = {
  o200k_base: () => import('gpt-tokenizer/encoding/o200k_base'),
  cl100k_base: () => import('gpt-tokenizer/encoding/cl100k_base'),
  p50k_base: () => import('gpt-tokenizer/encoding/p50k_base'),
};
