import { folderOf } from '../../context/contextPart.ts';
import type { TestTarget } from '../../slash/testTarget.ts';

/** A function and the names of its tests, in words. */
export interface TestUnit {
  readonly name: string;
  /** The class around it, if one is: then the class is imported. */
  readonly container: string | undefined;
  readonly cases: readonly string[];
}

/**
 * Empty tests with the names of the cases, as code of the framework that runs and reports them as still to be written;
 * for a new file with its imports. Undefined where Parley does not know how they are written. `path` is what is tested.
 */
export function testSkeleton(target: TestTarget, path: string, units: readonly TestUnit[]): string | undefined {
  const writer = WRITERS[target.framework.name];
  if (!writer || units.length === 0) return undefined;
  const imports = [...new Set(units.map(unit => unit.container?.split('.')[0] ?? unit.name))];
  const head = target.existing ? [] : writer.head(target, path, imports);
  return [...head, ...units.flatMap((unit, i) => (i === 0 ? [] : writer.between).concat(writer.tests(unit)))].join(
    '\n',
  );
}

interface Writer {
  head(target: TestTarget, path: string, imports: readonly string[]): readonly string[];
  tests(unit: TestUnit): readonly string[];
  /** Lines between two units. */
  readonly between: readonly string[];
}

const pytest: Writer = {
  head: (_target, path, imports) => [
    'import pytest',
    '',
    `from ${moduleOf(path)} import ${imports.join(', ')}`,
    '',
    '',
  ],
  tests: ({ name, cases }) =>
    cases.flatMap((it, i) => [
      ...(i === 0 ? [] : ['', '']),
      `def test_${snake(name)}_${snake(it)}():`,
      '    pytest.skip("to be written")',
    ]),
  between: ['', ''],
};

const unittest: Writer = {
  head: (_target, path, imports) => [
    'import unittest',
    '',
    `from ${moduleOf(path)} import ${imports.join(', ')}`,
    '',
    '',
  ],
  tests: ({ name, cases }) => [
    `class ${pascal(name)}Test(unittest.TestCase):`,
    ...cases.flatMap((it, i) => [
      ...(i === 0 ? [] : ['']),
      `    def test_${snake(it)}(self):`,
      '        self.skipTest("to be written")',
    ]),
  ],
  between: ['', ''],
};

const goTest: Writer = {
  head: (_target, path) => [`package ${folderOf(path).split('/').at(-1) || 'main'}`, '', 'import "testing"', ''],
  tests: ({ name, cases }) => [
    `func Test${pascal(name)}(t *testing.T) {`,
    ...cases.map(it => `\tt.Run(${JSON.stringify(it)}, func(t *testing.T) { t.Skip("to be written") })`),
    '}',
  ],
  between: [''],
};

const WRITERS: Readonly<Partial<Record<string, Writer>>> = {
  Vitest: script("import { describe, it } from 'vitest';", name => `it.todo(${name});`),
  Jest: script('', name => `it.todo(${name});`),
  'bun test': script("import { describe, it } from 'bun:test';", name => `it.todo(${name});`),
  'node:test': script("import { describe, it } from 'node:test';", name => `it.todo(${name});`),
  Mocha: script('', name => `it(${name});`),
  Jasmine: script('', name => `xit(${name}, () => {});`),
  pytest,
  unittest,
  'go test': goTest,
  'go test with testify': goTest,
};

function script(importLine: string, test: (name: string) => string): Writer {
  return {
    head: (target, path, imports) => [
      ...(importLine === '' ? [] : [importLine]),
      `import { ${imports.join(', ')} } from '${importPath(target, path)}';`,
      '',
    ],
    tests: ({ name, container, cases }) => [
      `describe(${quote(container === undefined ? name : `${container}.${name}`)}, () => {`,
      ...cases.map(it => `  ${test(quote(it))}`),
      '});',
    ],
    between: [''],
  };
}

/** From the test file to the source, written as the project writes its imports. */
function importPath({ path: test, existing, sample }: TestTarget, source: string): string {
  const style = existing?.text ?? sample?.text ?? '';
  const extension = /\.(\w+)$/.exec(source)?.[1] ?? '';
  const written = new RegExp(`from ['"]\\.[^'"]*\\.(${extension}|js)['"]`).exec(style)?.[1];
  const from = folderOf(test).split('/').filter(Boolean);
  const to = source.split('/');
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  const up = from.length === 0 ? './' : '../'.repeat(from.length);
  return `${up}${to.join('/').replace(/\.\w+$/, '')}${written === undefined ? '' : `.${written}`}`;
}

/** `src/shop/cart.py` is imported as `shop.cart`. */
function moduleOf(path: string): string {
  return path
    .replace(/^(?:src|lib)\//, '')
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
}

function snake(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/<=/g, ' at most ')
    .replace(/>=/g, ' at least ')
    .replace(/</g, ' below ')
    .replace(/>/g, ' above ')
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_*(?:test_)?/, '')
    .slice(0, 60)
    .replace(/_+$/, '');
}

function pascal(text: string): string {
  return text.replace(/(?:^|_+)(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function quote(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}
