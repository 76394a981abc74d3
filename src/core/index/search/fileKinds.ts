import { languageOf } from '../languages/languages.ts';
import { isTestPath } from './testPath.ts';

/**
 * How much a file counts in the ranking, by its path: code in full, and what is beside it less. Documents tell of code in
 * the words of a question and win against it, where nobody has asked for them.
 */
export function fileWeight(path: string, about: Subjects, names: ReadonlySet<string> = NO_NAMES): number {
  if (GENERATED.test(path) || isForeign(path, names)) return 0.2;
  // A question about tests has the word, and so has the path of a test: that is most of what it needs.
  if (isTestPath(path)) return about.tests ? 0.5 : 0.2;
  const isCode = languageOf(path) !== undefined || OTHER_CODE.test(path);
  if (PROSE.test(path) || (!isCode && PROSE_NAME.test(path))) return about.documents ? 1 : 0.3;
  if (DATA.test(path)) return 0.4;
  if (MARKUP.test(path) || !isCode) return 0.5;
  return EXAMPLE.test(path) ? 0.8 : 1;
}

/** Whether it is code of others, and the question names neither the folder they are in nor one below it. */
function isForeign(path: string, names: ReadonlySet<string>): boolean {
  const at = path.search(FOREIGN);
  if (at < 0) return false;
  const folders = path.slice(at).toLowerCase().split('/').slice(0, -1);
  return !folders.some(folder => names.has(folder) && !COMMON_FOLDERS.has(folder));
}

/** What a question asks for beside code. */
export interface Subjects {
  readonly tests: boolean;
  readonly documents: boolean;
}

export const ONLY_CODE: Subjects = { tests: false, documents: false };
export const ANY_CODE: Subjects = { tests: true, documents: false };

export function subjectsOf(question: string): Subjects {
  return { tests: ABOUT_TESTS.test(question), documents: ABOUT_DOCUMENTS.test(question) };
}

/** Whether a question names the file: `retry.ts`, or `retry` as a word. Names that every folder has do not count. */
export function isMentioned(path: string, names: ReadonlySet<string>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (names.has(name)) return true;
  const stem = name.slice(0, Math.max(name.indexOf('.', 1), 0)) || name;
  return stem.length > 2 && !COMMON.has(stem) && names.has(stem);
}

/** Whether a question names the file by its path, or by the end of it; what it names may also begin further up. */
export function isNamed(path: string, named: readonly string[]): boolean {
  if (named.length === 0) return false;
  const own = `/${path.toLowerCase()}`;
  return named.some(it => own.endsWith(`/${it}`) || (path.includes('/') && `/${it}`.endsWith(own)));
}

const ABOUT_TESTS = /\b(tests?|specs?|e2e)\b/i;
const ABOUT_DOCUMENTS =
  /\b(docs?|documents?|documentation|documented|readme|changelog|licen[cs]e|guide|tutorial|manual|markdown)\b|\.(md|rst|txt)\b/i;
const GENERATED =
  /(^|\/)(__generated__|generated|gen|dist)\/|\.(g|gen|generated|pb|designer)\.\w+$|_pb2?(_grpc)?\.\w+$|\.min\.\w+$/i;
const NO_NAMES: ReadonlySet<string> = new Set();
/** Folders whose names are words of any question. */
const COMMON_FOLDERS = new Set('src lib include test tests api core client server common internal external'.split(' '));
/** Code of others that lies in the tree. */
const FOREIGN =
  /(^|\/)(vendor|vendored|_vendor|third[_-]?party|3rd[_-]?party|externals?|extern|deps|bundled|subprojects|node_modules)\//i;
const PROSE = /\.(md|mdx|markdown|rst|txt|adoc|tex|texi|pod|[1-9])$/i;
/** Where the name is not of a file of code: `history.ts` is one. */
const PROSE_NAME =
  /(^|\/)(changelog|changes|news|history|todo|license|notice|authors|readme|install|contributing)[^/]*$/i;
/** Languages whose symbols are not read are code all the same. */
const OTHER_CODE =
  /\.(astro|clj|cljs|coffee|cr|cu|dart|el|erl|f90|fs|fsx|glsl|gradle|graphql|groovy|hs|jl|lisp|m|mm|ml|mli|nim|pas|pl|pm|proto|pxd|pyx|r|rkt|s|scm|svelte|sv|tcl|vb|vhd|vue|zig)$/i;
const EXAMPLE = /(^|\/)(examples?|samples?|demos?|benchmarks?|docs?)\//;
const MARKUP = /\.(html?|css|scss|sass|less)$/i;
const DATA = /\.(json|jsonc|json5|ya?ml|toml|xml|csv|tsv|svg|po|pot|properties|lock|snap|ini|cfg)$/i;
const COMMON = new Set(
  'index main mod lib init __init__ utils util types setup test tests common helpers core app'.split(' '),
);
