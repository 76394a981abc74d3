/** Whether a path says that a file holds tests, or what belongs to them. The one rule for ranking, map and commands. */
export function isTestPath(path: string): boolean {
  // Maven and Gradle: what is under `src/main` is the product, whatever its packages are called.
  if (/(^|\/)src\/main\//.test(path)) return false;
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const at = folders.findIndex(folder => folder === 'test' || folder === 'testing');
  if (isOfGem(folders, name)) return /_(test|spec)\.rb$/.test(name);
  if (TEST_NAME.test(name) || folders.some(folder => TEST_FOLDERS.has(folder))) return true;
  return at === 0 || (at > 0 && !isFramework(folders[at], name));
}

/**
 * A folder for tests that is not the outermost may hold what others test with: `django/test/client.py`,
 * `src/testing/iotest/reader.go`. Where tests are known by their names, what has no such name is no test.
 */
function isFramework(folder: string | undefined, name: string): boolean {
  return folder === 'testing' || /\.(py|pyi|go)$/.test(name);
}

/** What is under `lib` of a gem is the product: `lib/rails/test_help.rb`. */
function isOfGem(folders: readonly string[], name: string): boolean {
  return folders.includes('lib') && name.endsWith('.rb') && !folders.some(folder => TEST_FOLDERS.has(folder));
}

const TEST_FOLDERS = new Set('tests __tests__ __mocks__ spec specs testdata fixture fixtures e2e testcases'.split(' '));
const TEST_NAME =
  /^test_|^conftest\.py$|[._-](tests?|specs?|e2e)\.\w+$|[a-z\d](Tests?|Spec|TestCase)\.\w+$|^(Tests?|Spec)\.(java|kt|cs|php|scala|swift)$|[a-z\d]IT\.(java|kt|groovy|scala)$/;
