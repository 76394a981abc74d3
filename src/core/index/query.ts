import { subjectsOf, type Subjects } from './fileKinds.ts';
import { identifierTerms } from './terms.ts';
import { relatedWords } from './wordGroups.ts';
import type { Words } from './words.ts';

/** A question, as the ranking uses it. */
export interface Query {
  /** Terms that occur somewhere, with how much each counts. */
  readonly terms: readonly QueryTerm[];
  /** Identifiers that are written exactly as in the code: `parseUri`, `` `retry` ``, `main()`. */
  readonly identifiers: readonly number[];
  /** Words and file names in lower case, for the mention of a file. */
  readonly names: ReadonlySet<string>;
  readonly about: Subjects;
}

export interface QueryTerm {
  readonly term: number;
  readonly weight: number;
  /** The word of the question that it comes from. */
  readonly word: string;
  /** Counts only in the names of definitions. */
  readonly isNameOnly: boolean;
}

export function parseQuery(text: string, words: Words): Query {
  const source = {
    intern: words.terms.find.bind(words.terms),
    internWord: words.terms.findWord.bind(words.terms),
  };
  const counts = new Map<number, { count: number; word: string }>();
  const termsOf = (word: string): number[] => {
    const bytes = Buffer.from(word);
    return identifierTerms(bytes, 0, bytes.length, source).filter(term => term >= 0);
  };
  const identifiers = new Set<number>();
  const names = new Set<string>();
  for (const { 0: word, index } of text.slice(0, LONGEST).matchAll(WORD)) {
    const isCode = CODE.test(word) || text[index - 1] === '`' || text[index + word.length] === '(';
    names.add(word.toLowerCase());
    if (word.length < 2 || (!isCode && STOP_WORDS.has(word.toLowerCase()))) continue;
    const identifier = words.identifiers.findWord(word);
    if (isCode && identifier >= 0) identifiers.add(identifier);
    for (const term of termsOf(word)) {
      const known = counts.get(term);
      if (known) known.count++;
      else counts.set(term, { count: 1, word });
    }
  }
  const terms = new Map<number, QueryTerm>();
  // A word that is said again says less the second time.
  for (const [term, { count, word }] of counts) {
    terms.set(term, { term, word, weight: 1 + Math.log(count), isNameOnly: false });
  }
  for (const { word, weight, isNameOnly } of relatedWords(names)) {
    for (const term of termsOf(word)) if (!terms.has(term)) terms.set(term, { term, word, weight, isNameOnly });
  }
  for (const [name] of text.slice(0, LONGEST).matchAll(FILE_NAME)) names.add(name.toLowerCase());
  return {
    terms: [...terms.values()],
    identifiers: [...identifiers],
    names,
    about: subjectsOf(text),
  };
}

/** Characters of a question that are read. */
const LONGEST = 4000;
const WORD = /[A-Za-z_$][\w$]*|\d+|[^\x00-\x7f]+/g;
const FILE_NAME = /[\w.$-]*\w\.[A-Za-z]\w{0,9}\b/g;
/** A hump, an underscore or a digit inside: nobody writes prose like this. */
const CODE = /[a-z\d][A-Z]|\w_\w|[A-Za-z]\d|[A-Z]{2}[a-z]/;

const STOP_WORDS = new Set(
  (
    'a an and any are as at be been but by can cannot could did do does doing done for from get gets had has have how i ' +
    'if in into is it its itself just like me my no not of off on only or our out over should so some such than that ' +
    'the their them then there these they this those to too us use used uses using was we were what when where which ' +
    'while who why will with without would you your'
  ).split(' '),
);
