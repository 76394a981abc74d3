import assert from 'node:assert/strict';
import { isTestPath } from '../../../../src/core/index/search/testPath.ts';

describe('paths of tests', () => {
  const check = (path: string, expected: boolean): void => {
    it(`${path}: ${expected ? 'a test' : 'no test'}`, () => assert.equal(isTestPath(path), expected));
  };
  check('test/unit/a.ts', true);
  check('tests/helpers.py', true);
  check('pkg/tests/helpers.py', true);
  check('src/core/test/a.ts', true);
  check('src/core/a.test.ts', true);
  check('src/core/a.spec.tsx', true);
  check('src/__tests__/a.js', true);
  check('pkg/test_a.py', true);
  check('pkg/a_test.go', true);
  check('conftest.py', true);
  check('testing/helpers.py', true);
  check('src/test/java/org/example/Helper.java', true);
  check('app/LoginIT.java', true);
  check('app/UserTest.php', true);
  check('spec/models/user.rb', true);
  check('activerecord/test/models/user.rb', true);
  check('lib/tasks/user_test.rb', true);

  // What others test with is the product.
  check('django/test/client.py', false);
  check('django/test/test_helpers.py', true);
  check('src/testing/iotest/reader.go', false);
  check('src/cmd/go/internal/test/test.go', false);
  check('src/cmd/go/internal/test/flag_test.go', true);
  check('src/vs/workbench/contrib/testing/common/testService.ts', false);
  check('spring-test/src/main/java/org/springframework/test/context/TestContext.java', false);
  check('activesupport/lib/active_support/testing/assertions.rb', false);
  check('railties/lib/rails/test_help.rb', false);

  check('src/latest.ts', false);
  check('src/contest/winner.ts', false);
  check('src/attestation.py', false);
  check('src/inspect.ts', false);
});
