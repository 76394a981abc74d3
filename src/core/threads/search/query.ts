import { fold, termsOf, wordsOf } from './words.ts';

/** One word that is looked for. It is found where the whole is, or where all of its parts are. */
export interface QueryWord {
  readonly whole: string;
  readonly parts: readonly string[];
  /** The last word of a query is still being typed: its beginning is enough. */
  readonly isPrefix: boolean;
}

/** The words of what a person types into a search box. */
export function parseQuery(query: string): readonly QueryWord[] {
  const words = [...wordsOf(query)].slice(0, MOST);
  const isDone = /\s$/.test(query);
  return words.map(({ from, to, terms }, place) => {
    const token = query.slice(from, to);
    const parts = terms.length > 1 ? termsOf(token).slice(1) : [];
    return { whole: terms[0] ?? fold(token), parts, isPrefix: place === words.length - 1 && !isDone };
  });
}

/** Whether a term of a text is what a word of the query means. */
export function isMatch(word: QueryWord, term: string): boolean {
  return term === word.whole || word.parts.includes(term) || (word.isPrefix && term.startsWith(word.whole));
}

const MOST = 12;
