/** The beginning of a comment: its first sentence, or as many whole words as fit. */
export function firstSentence(doc: string, longest = 140): string {
  const sentence = /^[\s\S]{10,}?[.!?](?=\s|$)/.exec(doc)?.[0] ?? doc;
  if (sentence.length <= longest) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', longest - 1))} …`;
}
