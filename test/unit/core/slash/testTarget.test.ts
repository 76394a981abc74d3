import assert from 'node:assert/strict';
import { languageOf } from '../../../../src/core/index/languages/languages.ts';
import { findTestTarget } from '../../../../src/core/slash/testTarget.ts';
import { testProject } from '../context/testProject.ts';

describe('where tests go', () => {
  /** The framework, the file, and `+` where the file is there already. */
  const check = (title: string, source: string, files: Readonly<Record<string, string>>, expected: string): void => {
    it(`${title}: ${source} → ${expected}`, async () => {
      const project = await testProject({ [source]: 'x', ...files });
      const language = languageOf(source)?.id ?? LANGUAGES[source.slice(source.lastIndexOf('.') + 1)] ?? '';
      const target = await findTestTarget(project, { path: source, language });
      const there = target?.existing ? ' +' : '';
      assert.equal(target ? `${target.framework.name}: ${target.path}${there}` : 'none', expected);
    });
  };
  const dev = (name: string): Record<string, string> => ({
    'package.json': JSON.stringify({ devDependencies: { [name]: '1.0.0' } }),
  });
  const script = (test: string): Record<string, string> => ({ 'package.json': JSON.stringify({ scripts: { test } }) });

  describe('frameworks', () => {
    check('vitest', 'src/a.ts', dev('vitest'), 'Vitest: src/a.test.ts');
    check('jest', 'src/a.tsx', dev('jest'), 'Jest: src/a.test.tsx');
    check('create-react-app', 'src/A.jsx', dev('react-scripts'), 'Jest: src/A.test.jsx');
    check('mocha', 'src/core/a.js', dev('mocha'), 'Mocha: test/core/a.test.js');
    check('ava', 'a.js', dev('ava'), 'AVA: test/a.test.js');
    check('jasmine', 'src/a.ts', dev('jasmine-core'), 'Jasmine: src/a.spec.ts');
    check('bun', 'src/a.ts', script('bun test'), 'bun test: src/a.test.ts');
    check('deno', 'a.ts', { 'deno.json': '{}' }, 'deno test: a_test.ts');
    check('node', 'src/a.mjs', script('node --test'), 'node:test: test/a.test.mjs');
    check('nothing', 'src/a.ts', {}, 'node:test: test/a.test.ts');
    check(
      'a package of a monorepo',
      'packages/ui/src/a.ts',
      { 'packages/ui/package.json': '{"jest":{"x":1}}', ...dev('mocha') },
      'Jest: packages/ui/src/a.test.ts',
    );
    check(
      'the root of a monorepo',
      'packages/ui/src/a.ts',
      { 'packages/ui/package.json': '{}', ...dev('vitest') },
      'Vitest: packages/ui/src/a.test.ts',
    );
    check(
      'pytest',
      'src/shop/cart.py',
      { 'pyproject.toml': '[tool.pytest.ini_options]' },
      'pytest: tests/shop/test_cart.py',
    );
    check('pytest by conftest', 'cart.py', { 'tests/conftest.py': 'x' }, 'pytest: tests/test_cart.py');
    check('unittest', 'cart.py', {}, 'unittest: tests/test_cart.py');
    check('go', 'pkg/cart.go', { 'go.mod': 'module x' }, 'go test: pkg/cart_test.go');
    check(
      'testify',
      'pkg/cart.go',
      { 'go.mod': 'require github.com/stretchr/testify v1' },
      'go test with testify: pkg/cart_test.go',
    );
    check('cargo', 'src/cart.rs', { 'Cargo.toml': '[package]' }, 'cargo test: src/cart.rs +');
    check(
      'junit 5',
      'src/main/java/shop/Cart.java',
      { 'pom.xml': '<artifactId>junit-jupiter</artifactId>' },
      'JUnit 5: src/test/java/shop/CartTest.java',
    );
    check(
      'junit 4',
      'src/main/java/shop/Cart.java',
      { 'pom.xml': '<artifactId>junit</artifactId>' },
      'JUnit 4: src/test/java/shop/CartTest.java',
    );
    check('kotlin', 'app/src/main/kotlin/Cart.kt', {}, 'JUnit 5: app/src/test/kotlin/CartTest.kt');
    check('xunit', 'src/Shop/Cart.cs', { 'tests/Shop.Tests.csproj': 'xunit' }, 'xUnit: tests/Shop/CartTests.cs');
    check('rspec', 'app/models/cart.rb', { Gemfile: "gem 'rspec'" }, 'RSpec: spec/models/cart_spec.rb');
    check('minitest', 'lib/cart.rb', {}, 'Minitest: test/cart_test.rb');
    check('phpunit', 'src/Cart.php', {}, 'PHPUnit: tests/CartTest.php');
    check('googletest', 'src/cart.cpp', {}, 'GoogleTest: tests/cart_test.cpp');
    check('unknown', 'a.css', {}, 'none');
  });

  describe('files', () => {
    const vitest = { ...dev('vitest') };
    check('beside', 'src/a.ts', { ...vitest, 'src/a.spec.ts': 'x' }, 'Vitest: src/a.spec.ts +');
    check(
      'in __tests__',
      'src/a.ts',
      { ...vitest, 'src/__tests__/a.test.ts': 'x' },
      'Vitest: src/__tests__/a.test.ts +',
    );
    check(
      'parallel',
      'src/core/a.ts',
      { ...vitest, 'test/unit/core/a.test.ts': 'x' },
      'Vitest: test/unit/core/a.test.ts +',
    );
    check(
      'the nearer',
      'src/ui/a.ts',
      { ...vitest, 'test/api/a.test.ts': 'x', 'test/ui/a.test.ts': 'x' },
      'Vitest: test/ui/a.test.ts +',
    );
    check(
      'a common name',
      'src/ui/index.ts',
      { ...vitest, 'src/api/index.test.ts': 'x', 'src/api/index.ts': 'x' },
      'Vitest: src/ui/index.test.ts',
    );
    check('go', 'pkg/a.go', { 'pkg/a_test.go': 'x' }, 'go test: pkg/a_test.go +');
    check('python', 'shop/a.py', { 'tests/test_a.py': 'import pytest' }, 'pytest: tests/test_a.py +');
    check(
      'what the tests import decides',
      'src/a.ts',
      { ...dev('jest'), 'src/a.test.ts': "import { it } from 'vitest'" },
      'Vitest: src/a.test.ts +',
    );
  });

  describe('habits', () => {
    check('spec', 'src/b.ts', { ...dev('vitest'), 'src/a.ts': 'x', 'src/a.spec.ts': 'x' }, 'Vitest: src/b.spec.ts');
    check(
      '__tests__',
      'src/x/b.ts',
      { ...dev('jest'), 'src/y/a.ts': 'x', 'src/y/__tests__/a.test.ts': 'x' },
      'Jest: src/x/__tests__/b.test.ts',
    );
    check(
      'a parallel tree',
      'src/core/ui/b.ts',
      { ...dev('mocha'), 'src/core/a.ts': 'x', 'test/unit/core/a.test.ts': 'x' },
      'Mocha: test/unit/core/ui/b.test.ts',
    );
    check(
      'a flat folder',
      'shop/ui/b.py',
      {
        'shop/a.py': 'x',
        'shop/api/c.py': 'x',
        'tests/test_a.py': 'def test_a(): pass',
        'tests/test_c.py': 'def test_c(): pass',
      },
      'pytest: tests/test_b.py',
    );
    check(
      'node:test by example',
      'src/b.ts',
      { 'src/a.ts': 'x', 'src/a.test.ts': "import { it } from 'node:test'" },
      'node:test: src/b.test.ts',
    );
  });
});

const LANGUAGES: Readonly<Record<string, string>> = {
  go: 'go',
  rs: 'rust',
  java: 'java',
  kt: 'kotlin',
  cs: 'csharp',
  rb: 'ruby',
  php: 'php',
  cpp: 'cpp',
  css: 'css',
};
