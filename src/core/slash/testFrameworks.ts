/** A test framework: how to tell that a project uses it, and how its files are called. */
export interface TestFramework {
  readonly name: string;
  /** VS Code's language ids. */
  readonly languages: readonly string[];
  /** Files of the project, and what stands in them where the framework is used. */
  readonly manifests: readonly (readonly [file: string, sign: RegExp])[];
  /** What a test file of it has in it. */
  readonly inTests?: RegExp;
  /** Names of the test file for `NAME.EXT`, the usual one first. `Name` begins in upper case. */
  readonly fileNames: readonly string[];
  /** Where a first test goes: beside the source, or from one tree to the other. */
  readonly place: 'beside' | 'same-file' | readonly (readonly [from: string, to: string])[];
  /** A sentence for the model on how its tests are written. */
  readonly style: string;
}

const SCRIPT = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte'];
const SCRIPT_NAMES = ['NAME.test.EXT', 'NAME.spec.EXT', 'NAME-test.EXT', 'NAME_test.EXT'];
const PYTHON_NAMES = ['test_NAME.py', 'NAME_test.py', 'tests_NAME.py'];
const PYTHON_PLACE = [
  ['src/', 'tests/'],
  ['', 'tests/'],
] as const;
const JVM_PLACE = [
  ['src/main/', 'src/test/'],
  ['', ''],
] as const;

/** In the order in which they are looked for; of each language the last is taken where no sign is found. */
export const testFrameworks: readonly TestFramework[] = [
  {
    name: 'Vitest',
    languages: SCRIPT,
    manifests: [['package.json', /"vitest"\s*:/]],
    inTests: /from ['"]vitest['"]/,
    fileNames: SCRIPT_NAMES,
    place: 'beside',
    style: "Import what you use: `import { describe, expect, it, vi } from 'vitest'`.",
  },
  {
    name: 'Jest',
    languages: SCRIPT,
    manifests: [['package.json', /"(?:jest|ts-jest|@jest\/globals|babel-jest|jest-expo|react-scripts)"\s*:/]],
    inTests: /from ['"]@jest\/globals['"]|\bjest\.(?:fn|mock|spyOn)\(/,
    fileNames: SCRIPT_NAMES,
    place: 'beside',
    style: 'Use `describe`, `it` and `expect` as the project does: as globals, or imported from `@jest/globals`.',
  },
  {
    name: 'AVA',
    languages: SCRIPT,
    manifests: [['package.json', /"ava"\s*:/]],
    inTests: /from ['"]ava['"]/,
    fileNames: SCRIPT_NAMES,
    place: [
      ['src/', 'test/'],
      ['', 'test/'],
    ],
    style: "Use `import test from 'ava'` and the assertions of `t`.",
  },
  {
    name: 'Jasmine',
    languages: SCRIPT,
    manifests: [['package.json', /"(?:jasmine|jasmine-core|karma-jasmine)"\s*:/]],
    fileNames: ['NAME.spec.EXT', 'NAME.test.EXT', 'NAMESpec.EXT'],
    place: 'beside',
    style: 'Use the globals `describe`, `it`, `expect` and `spyOn`.',
  },
  {
    name: 'Mocha',
    languages: SCRIPT,
    manifests: [['package.json', /"mocha"\s*:/]],
    inTests: /from ['"]mocha['"]|require\(['"]mocha['"]\)/,
    fileNames: SCRIPT_NAMES,
    place: [
      ['src/', 'test/'],
      ['', 'test/'],
    ],
    style: 'Use `describe` and `it`, with the assertions that the existing tests use, else `node:assert/strict`.',
  },
  {
    name: 'bun test',
    languages: SCRIPT,
    manifests: [['package.json', /"test"\s*:\s*"[^"]*\bbun test|"@types\/bun"|"bun-types"/]],
    inTests: /from ['"]bun:test['"]/,
    fileNames: SCRIPT_NAMES,
    place: 'beside',
    style: "Import from `bun:test`: `import { describe, expect, it } from 'bun:test'`.",
  },
  {
    name: 'deno test',
    languages: SCRIPT,
    manifests: [
      ['deno.json', /./],
      ['deno.jsonc', /./],
    ],
    inTests: /\bDeno\.test\(/,
    fileNames: ['NAME_test.EXT', 'NAME.test.EXT'],
    place: 'beside',
    style: 'Use `Deno.test` with the assertions of `@std/assert`.',
  },
  {
    name: 'node:test',
    languages: SCRIPT,
    manifests: [['package.json', /node\s[^"]*--test\b/]],
    inTests: /['"]node:test['"]/,
    fileNames: SCRIPT_NAMES,
    place: [
      ['src/', 'test/'],
      ['', 'test/'],
    ],
    style: "Use `import { describe, it } from 'node:test'` and `import assert from 'node:assert/strict'`.",
  },
  {
    name: 'pytest',
    languages: ['python'],
    manifests: [
      ['pyproject.toml', /pytest/],
      ['pytest.ini', /./],
      ['conftest.py', /./],
      ['tests/conftest.py', /./],
      ['setup.cfg', /pytest/],
      ['tox.ini', /pytest/],
      ['requirements.txt', /pytest/],
      ['requirements-dev.txt', /pytest/],
      ['dev-requirements.txt', /pytest/],
      ['setup.py', /pytest/],
      ['Pipfile', /pytest/],
    ],
    inTests: /^\s*(?:import pytest|from pytest\b)|^def test_|^async def test_/m,
    fileNames: PYTHON_NAMES,
    place: PYTHON_PLACE,
    style: 'Write functions `test_…` with plain `assert`, `pytest.raises` and `pytest.mark.parametrize` for tables.',
  },
  {
    name: 'unittest',
    languages: ['python'],
    manifests: [],
    inTests: /^\s*(?:import unittest|from unittest\b|from django\.test\b)/m,
    fileNames: PYTHON_NAMES,
    place: PYTHON_PLACE,
    style: 'Write a `unittest.TestCase` with methods `test_…`; use `subTest` for tables.',
  },
  {
    name: 'go test with testify',
    languages: ['go'],
    manifests: [['go.mod', /stretchr\/testify/]],
    fileNames: ['NAME_test.go'],
    place: 'beside',
    style: 'Write table-driven `func TestXxx(t *testing.T)` with `t.Run`, and `require`/`assert` of testify.',
  },
  {
    name: 'go test',
    languages: ['go'],
    manifests: [],
    fileNames: ['NAME_test.go'],
    place: 'beside',
    style: 'Write table-driven `func TestXxx(t *testing.T)` with `t.Run`, in the package of the source.',
  },
  {
    name: 'cargo test',
    languages: ['rust'],
    manifests: [],
    fileNames: [],
    place: 'same-file',
    style: 'Write `#[test]` functions in the `#[cfg(test)] mod tests` of the source file, with `use super::*;`.',
  },
  {
    name: 'TestNG',
    languages: ['java'],
    manifests: [
      ['pom.xml', /testng/],
      ['build.gradle', /testng/i],
      ['build.gradle.kts', /testng/i],
    ],
    inTests: /import org\.testng/,
    fileNames: ['NameTest.java', 'NameTests.java', 'TestName.java'],
    place: JVM_PLACE,
    style: 'Use TestNG’s `@Test` and `@DataProvider`.',
  },
  {
    name: 'JUnit 4',
    languages: ['java'],
    manifests: [
      ['pom.xml', /<artifactId>junit<\/artifactId>/],
      ['build.gradle', /['"]junit:junit:4/],
      ['build.gradle.kts', /['"]junit:junit:4/],
    ],
    inTests: /import org\.junit\.(?:Test|Assert)/,
    fileNames: ['NameTest.java', 'NameTests.java', 'TestName.java'],
    place: JVM_PLACE,
    style: 'Use `org.junit.Test` and the assertions of `org.junit.Assert`.',
  },
  {
    name: 'JUnit 5',
    languages: ['java'],
    manifests: [],
    inTests: /import org\.junit\.jupiter/,
    fileNames: ['NameTest.java', 'NameTests.java', 'TestName.java'],
    place: JVM_PLACE,
    style: 'Use JUnit Jupiter: `@Test`, `@ParameterizedTest`, `assertThrows`.',
  },
  {
    name: 'Kotest',
    languages: ['kotlin'],
    manifests: [
      ['build.gradle.kts', /kotest/],
      ['build.gradle', /kotest/],
    ],
    fileNames: ['NameTest.kt', 'NameSpec.kt'],
    place: JVM_PLACE,
    style: 'Use the Kotest spec style that the project uses, else `FunSpec`.',
  },
  {
    name: 'JUnit 5',
    languages: ['kotlin'],
    manifests: [],
    fileNames: ['NameTest.kt', 'NameTests.kt'],
    place: JVM_PLACE,
    style: 'Use JUnit Jupiter with `kotlin.test` assertions.',
  },
  {
    name: 'ScalaTest',
    languages: ['scala'],
    manifests: [],
    fileNames: ['NameSpec.scala', 'NameTest.scala', 'NameSuite.scala'],
    place: JVM_PLACE,
    style: 'Use the ScalaTest style that the project uses, else `AnyFunSuite`.',
  },
  ...(['NUnit', 'MSTest', 'xUnit'] as const).map(name => ({
    name,
    languages: ['csharp'],
    manifests: [['*.csproj', new RegExp(name, 'i')]] as const,
    inTests: { NUnit: /using NUnit/, MSTest: /Microsoft\.VisualStudio\.TestTools/, xUnit: /using Xunit/ }[name],
    fileNames: ['NameTests.cs', 'NameTest.cs'],
    place: [
      ['src/', 'tests/'],
      ['', 'tests/'],
    ] as const,
    style: {
      NUnit: 'Use `[Test]` and `[TestCase]`.',
      MSTest: 'Use `[TestMethod]`.',
      xUnit: 'Use `[Fact]` and `[Theory]`.',
    }[name],
  })),
  {
    name: 'RSpec',
    languages: ['ruby'],
    manifests: [
      ['.rspec', /./],
      ['Gemfile', /rspec/],
      ['spec/spec_helper.rb', /./],
    ],
    inTests: /RSpec\.describe|^describe\b/m,
    fileNames: ['NAME_spec.rb'],
    place: [
      ['app/', 'spec/'],
      ['lib/', 'spec/'],
      ['', 'spec/'],
    ],
    style: 'Use `RSpec.describe` with `context` and `it`.',
  },
  {
    name: 'Minitest',
    languages: ['ruby'],
    manifests: [],
    inTests: /Minitest::Test|ActiveSupport::TestCase/,
    fileNames: ['NAME_test.rb', 'test_NAME.rb'],
    place: [
      ['app/', 'test/'],
      ['lib/', 'test/'],
      ['', 'test/'],
    ],
    style: 'Use Minitest with methods `test_…`.',
  },
  {
    name: 'Pest',
    languages: ['php'],
    manifests: [['composer.json', /pestphp\/pest"/]],
    fileNames: ['NameTest.php'],
    place: [
      ['src/', 'tests/'],
      ['app/', 'tests/Unit/'],
      ['', 'tests/'],
    ],
    style: 'Use Pest’s `it()` and `expect()`.',
  },
  {
    name: 'PHPUnit',
    languages: ['php'],
    manifests: [],
    fileNames: ['NameTest.php'],
    place: [
      ['src/', 'tests/'],
      ['app/', 'tests/Unit/'],
      ['', 'tests/'],
    ],
    style: 'Extend `PHPUnit\\Framework\\TestCase`; use data providers for tables.',
  },
  {
    name: 'Catch2',
    languages: ['c', 'cpp'],
    manifests: [
      ['CMakeLists.txt', /Catch2/i],
      ['test/CMakeLists.txt', /Catch2/i],
      ['tests/CMakeLists.txt', /Catch2/i],
    ],
    inTests: /#include [<"]catch2/,
    fileNames: ['test_NAME.cpp', 'NAME_test.cpp', 'NAMETest.cpp'],
    place: [
      ['src/', 'tests/'],
      ['', 'tests/'],
    ],
    style: 'Use `TEST_CASE` and `SECTION`.',
  },
  {
    name: 'GoogleTest',
    languages: ['c', 'cpp'],
    manifests: [],
    inTests: /#include [<"]g(?:test|mock)\//,
    fileNames: ['NAME_test.cpp', 'NAME_test.cc', 'test_NAME.cpp', 'NAMETest.cpp'],
    place: [
      ['src/', 'tests/'],
      ['', 'tests/'],
    ],
    style: 'Use `TEST` and `EXPECT_…`.',
  },
  {
    name: 'XCTest',
    languages: ['swift'],
    manifests: [],
    fileNames: ['NameTests.swift'],
    place: [['Sources/', 'Tests/']],
    style: 'Write an `XCTestCase` with methods `test…`.',
  },
  {
    name: 'the test package',
    languages: ['dart'],
    manifests: [],
    fileNames: ['NAME_test.dart'],
    place: [
      ['lib/', 'test/'],
      ['', 'test/'],
    ],
    style: 'Use `group`, `test` and `expect`.',
  },
  {
    name: 'ExUnit',
    languages: ['elixir'],
    manifests: [],
    fileNames: ['NAME_test.exs'],
    place: [
      ['lib/', 'test/'],
      ['', 'test/'],
    ],
    style: 'Use `ExUnit.Case` with `describe` and `test`.',
  },
  {
    name: 'busted',
    languages: ['lua'],
    manifests: [],
    fileNames: ['NAME_spec.lua'],
    place: [['', 'spec/']],
    style: 'Use `describe`, `it` and `assert`.',
  },
];
