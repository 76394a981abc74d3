import type { TestFramework } from './testFramework.ts';

const SCRIPT = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte'];
const SCRIPT_NAMES = ['NAME.test.EXT', 'NAME.spec.EXT', 'NAME-test.EXT', 'NAME_test.EXT'];

/** The test frameworks of JavaScript and TypeScript, in the order in which they are looked for. */
export const scriptTestFrameworks: readonly TestFramework[] = [
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
];
