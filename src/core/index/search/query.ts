import { subjectsOf, type Subjects } from './fileKinds.ts';
import { identifierTerms } from '../corpus/terms.ts';
import { relatedWords } from './wordGroups.ts';
import type { Words } from '../corpus/words.ts';

/** A question, as the ranking uses it. */
export interface Query {
  /** Terms that occur somewhere, with how much each counts. */
  readonly terms: readonly QueryTerm[];
  /** Identifiers that are written exactly as in the code: `parseUri`, `` `retry` ``, `main()`. */
  readonly identifiers: readonly number[];
  /** Terms of what the question names as its place before it begins: `net/http: …`, `[parser] …`, `fix(router): …`. */
  readonly scope: readonly number[];
  /** Words and file names in lower case, for the mention of a file. */
  readonly names: ReadonlySet<string>;
  /** Paths of more than a file's name, in lower case: `lib/url.c`, also of `a/lib/url.c:12`. */
  readonly paths: readonly string[];
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
  const counts = new Map<number, SaidTerm>();
  const termsOf = (word: string): number[] => {
    const bytes = Buffer.from(word);
    return identifierTerms(bytes, 0, bytes.length, source).filter(term => term >= 0);
  };
  const identifiers = new Set<number>();
  const names = new Set<string>();
  const head = endOfHead(text);
  for (const { 0: word, index } of text.slice(0, LONGEST).matchAll(WORD)) {
    const isCode = CODE.test(word) || text[index - 1] === '`' || text[index + word.length] === '(';
    names.add(word.toLowerCase());
    if (word.length < 2 || (!isCode && STOP_WORDS.has(word.toLowerCase()))) continue;
    const identifier = words.identifiers.findWord(word);
    if (isCode && identifier >= 0) identifiers.add(identifier);
    const isTask = !isCode && TASK_WORDS.has(word.toLowerCase());
    const isDetail = index >= head;
    const weight = (isTask ? TASK_SHARE : 1) * (isDetail ? DETAIL_SHARE : 1);
    for (const term of termsOf(word)) {
      const known = counts.get(term);
      if (known) known.count++;
      else counts.set(term, { count: 1, word, weight, isDetail });
    }
  }
  const terms = new Map<number, QueryTerm>();
  const share = shareOfDetails([...counts.values()]);
  for (const [term, said] of counts) {
    const weight = weightOf(said) * (said.isDetail ? share : 1);
    terms.set(term, { term, word: said.word, weight, isNameOnly: false });
  }
  for (const { word, weight, isNameOnly } of relatedWords(names)) {
    for (const term of termsOf(word)) if (!terms.has(term)) terms.set(term, { term, word, weight, isNameOnly });
  }
  for (const [name] of text.slice(0, LONGEST).matchAll(FILE_NAME)) names.add(name.toLowerCase());
  return {
    terms: [...terms.values()],
    identifiers: [...identifiers],
    scope: [...new Set(scopeWords(text).flatMap(termsOf))],
    names,
    paths: Array.from(text.slice(0, LONGEST).matchAll(PATH), ([path]) => path.toLowerCase().replaceAll('\\', '/')),
    about: subjectsOf(text),
  };
}

/** A term as it stands in the question. */
interface SaidTerm {
  count: number;
  readonly word: string;
  /** Of its first mention. */
  readonly weight: number;
  readonly isDetail: boolean;
}

/** A word that is said again says little the second time. */
function weightOf({ count, weight }: SaidTerm): number {
  return weight * (1 + Math.log(count) / 2);
}

/**
 * What each detail counts, so that many of them do not drown the question: where all together are n times as much as the
 * question itself, one over the root of n.
 */
function shareOfDetails(terms: readonly SaidTerm[]): number {
  const sum = (own: readonly SaidTerm[]): number => own.reduce((total, it) => total + weightOf(it), 0);
  const details = sum(terms.filter(it => it.isDetail));
  const question = Math.max(LEAST_QUESTION, sum(terms.filter(it => !it.isDetail)));
  return Math.min(1, Math.sqrt(question / details));
}

/** Where the question itself ends and its details begin: after the first line, or so many words. */
function endOfHead(text: string): number {
  const question = text.trimStart();
  const line = question.indexOf('\n');
  const skipped = text.length - question.length;
  return line >= 0 ? skipped + line : (HEAD.exec(text)?.[0].length ?? text.length);
}

/** For `net/http: fix the timeout`: net, http. Kinds of changes and of messages are no places. */
function scopeWords(text: string): string[] {
  const { 1: brackets, 2: parentheses, 3: path = '' } = SCOPE.exec(text) ?? [];
  const words = (brackets ?? parentheses ?? path).match(WORD) ?? [];
  return words.filter(word => word.length > 1 && !NO_PLACE.test(word));
}

/** Characters of a question that are read. */
const LONGEST = 4000;
const WORD = /[A-Za-z_$][\w$]*|\d+|[^\x00-\x7f]+/g;
const PATH = /(?:[\w.@$+~-]{1,80}[\\/])+[\w.@$+~-]{0,80}\w/g;
const FILE_NAME = /[\w.$-]*\w\.[A-Za-z]\w{0,9}\b/g;
/** A hump, an underscore or a digit inside: nobody writes prose like this. */
const CODE = /[a-z\d][A-Z]|\w_\w|[A-Za-z]\d|[A-Z]{2}[a-z]/;

const SCOPE =
  /^\s*(?:\[([\w/ .,+-]{2,40})\]|[a-z]+\(([\w/.,+*-]{2,40})\)!?:|((?:[\w/.+*-]{2,40}(?:, ?[\w/.+*-]{2,40}){0,3}: +){1,3}))/;
const NO_PLACE =
  /^(fix|fixes|feat|docs?|tests?|chore|refactor|perf|build|ci|style|\w*error|\w*exception|warning|note|fatal|info|debug|panic|question|bug|example|hint|todo)$/i;

/** Words that tell what is wanted, more than where: they count by half. */
const TASK_WORDS = new Set(
  (
    'again also always avoid avoided avoids broken bug bugs correct correctly ensure ensured ensures explain fix ' +
    'fixed fixes fixing happen happens implemented incorrect incorrectly instead issue issues located made make ' +
    'makes more never now possible possibly potential prevent prevented prevents problem problems proper properly ' +
    'really regression some still sure very work works wrong wrongly'
  ).split(' '),
);
const TASK_SHARE = 0.5;
const HEAD = /^(\s*\S+){12}/;
const DETAIL_SHARE = 0.65;
/** What a question counts at least, in words, beside its details. */
const LEAST_QUESTION = 4;

const STOP_WORDS = new Set(
  (
    'a an and any are as at be been but by can cannot could did do does doing done for from get gets had has have how i ' +
    'if in into is it its itself just like me my no not of off on only or our out over should so some such than that ' +
    'the their them then there these they this those to too us use used uses using was we were what when where which ' +
    'while who why will with without would you your'
  ).split(' '),
);
