/** Whether a path says that a file holds tests. */
export function isTestPath(path: string): boolean {
  return TEST.test(path);
}

const TEST =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testdata)\/|[._-](?:test|spec)s?\.\w+$|(?:^|\/)test_[^/]+$|_test\.\w+$|(?:^|[a-z\d])(?:Test|Tests|Spec|IT)\.(?:java|kt|cs|php|scala|swift)$/;
