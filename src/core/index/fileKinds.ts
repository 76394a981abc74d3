/** How much a file counts in the ranking, by its path: tests and generated files less unless they are asked for. */
export function fileWeight(path: string, isAboutTests: boolean): number {
  if (GENERATED.test(path)) return 0.2;
  // A question about tests has the word, and so has the path of a test: that is most of what it needs.
  if (TEST.test(path)) return isAboutTests ? 0.7 : 0.2;
  if (PROSE.test(path)) return 0.6;
  if (MARKUP.test(path)) return 0.7;
  if (DATA.test(path)) return 0.4;
  return 1;
}

/** Whether a question names the file: `retry.ts`, or `retry` as a word. Names that every folder has do not count. */
export function isMentioned(path: string, names: ReadonlySet<string>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (names.has(name)) return true;
  const stem = name.slice(0, Math.max(name.indexOf('.', 1), 0)) || name;
  return stem.length > 2 && !COMMON.has(stem) && names.has(stem);
}

export function isTestPath(path: string): boolean {
  return TEST.test(path);
}

const TEST =
  /(^|\/)(tests?|__tests__|__mocks__|spec|specs|testing|testdata|fixtures?|e2e|testcases)\/|[._-](test|spec|tests|e2e)\.\w+$|(^|\/)test_[^/]*$|_test\.\w+$|(^|\/)conftest\.py$|[a-z](Tests?|Spec|TestCase)\.\w+$/;
const GENERATED =
  /(^|\/)(__generated__|generated|gen|dist|third_party|vendor|vendored)\/|\.(g|gen|generated|pb|designer)\.\w+$|_pb2?(_grpc)?\.\w+$|\.min\.\w+$/i;
const PROSE = /\.(md|mdx|markdown|rst|txt|adoc)$|(^|\/)(changelog|license|notice|authors)[^/]*$/i;
const MARKUP = /\.(html?|css|scss|sass|less)$/i;
const DATA = /\.(json|jsonc|json5|ya?ml|toml|xml|csv|tsv|svg|po|pot|properties|lock|snap|ini|cfg)$/i;
const COMMON = new Set(
  'index main mod lib init __init__ utils util types setup test tests common helpers core app'.split(' '),
);
