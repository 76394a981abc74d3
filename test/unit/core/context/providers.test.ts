import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createContextProviders } from '../../../../src/core/context/contextProviders.ts';
import type { ContextEdges } from '../../../../src/core/context/edges.ts';
import type { ContextPart } from '../../../../src/shared/thread.ts';
import { SHOP } from './shop.ts';
import type { TestProject } from './testProject.ts';
import { testProject } from './testProject.ts';

describe('context providers', () => {
  let project: TestProject;
  before(async () => {
    project = await testProject(SHOP);
  });
  beforeEach(() => project.closeEditors());

  const resolve = async (mention: string): Promise<readonly ContextPart[]> => {
    const [, id = '', argument = ''] = /^(\w+):?(.*)$/.exec(mention) ?? [];
    const provider = createContextProviders(project).find(it => it.id === id);
    assert.ok(provider, `there is no @${id}`);
    return provider.resolve(argument, new AbortController().signal);
  };
  const label = ({ path, startLine, endLine }: ContextPart): string =>
    startLine === undefined ? String(path) : `${String(path)}:${String(startLine)}-${String(endLine)}`;
  /** What a mention brings, or the words in which it is refused. */
  const check = (
    mention: string,
    expected: readonly string[] | RegExp,
    prepare: () => void = () => undefined,
  ): void => {
    it(`@${mention} → ${String(expected)}`, async () => {
      prepare();
      if (expected instanceof RegExp) return assert.rejects(resolve(mention), expected);
      assert.deepEqual((await resolve(mention)).map(label), expected);
    });
  };

  check('file:src/item.ts', ['src/item.ts']);
  check('file:./src/item.ts', ['src/item.ts']);
  check('file:/project/src/item.ts', ['src/item.ts']);
  check('file:item.ts', ['src/item.ts']);
  check('file:ITEM.ts', ['src/item.ts']);
  check('file:C:\\build\\src\\item.ts', ['src/item.ts']);
  check('file:ui/index.ts', ['src/ui/index.ts']);
  check('file:index.ts', /Several files are called “index.ts”: src\/(ui|api)\/index.ts/);
  check('file:index.ts', ['src/api/index.ts'], () => project.open('src/api/index.ts'));
  check('file:index.ts', ['src/ui/index.ts'], () => project.show('src/ui/index.ts'));
  check('file:src/cart.ts:10', ['src/cart.ts:8-12']);
  check('file:src/cart.ts:9-11', ['src/cart.ts:8-12']);
  check('file:src/cart.ts:9-15', ['src/cart.ts:4-18']);
  check('file:src/prices.ts#L16', ['src/prices.ts:15-18']);
  check('file:src/prices.ts:1-12', ['src/prices.ts:1-12']);
  check('file:tools/report.py:7', ['tools/report.py:4-8']);
  check('file:README.md:3', ['README.md:1-3']);
  check('file:src/item.ts:999', ['src/item.ts:7-7']);
  check('file:nothing.ts', /no file “nothing.ts”/);
  check('file:logo.png', /not text/);
  check('file:', /Name a file/);

  check('selection', ['src/prices.ts:16-17'], () => project.open('src/prices.ts', 16, 17));
  check('selection', ['src/prices.ts:15-18'], () => project.open('src/prices.ts', 16));
  check('selection', /No editor is open/);
  check('editor', ['src/item.ts'], () => project.open('src/item.ts'));
  check('editor', /No editor is open/);

  check('symbol:priceOf', ['src/prices.ts:6-13']);
  check('symbol:priceof', ['src/prices.ts:6-13']);
  check('symbol:priceOf()', ['src/prices.ts:6-13']);
  check('symbol:Cart.total', ['src/cart.ts:14-17']);
  check('symbol:Cart', ['src/cart.ts:4-18']);
  check('symbol:render', ['src/ui/index.ts:1-3', 'tools/report.py:17-18']);
  check('symbol:Report.render', ['tools/report.py:17-18']);
  check('symbol:nothing', /Nothing in this workspace is called “nothing”/);
  check('symbol:', /Name a function/);

  it('says while the index is being built that it may come', async () => {
    project.setPhase('symbols');
    await assert.rejects(resolve('symbol:nothing'), /was not found\. The index is still being built/);
    project.setPhase('ready');
  });

  it('gives the text, where it stands and why it is there', async () => {
    const [part] = await resolve('symbol:Cart.total');
    assert.deepEqual(part, {
      id: part?.id,
      provider: 'symbol',
      label: 'total 14-17',
      path: 'src/cart.ts',
      uri: 'file:///project/src/cart.ts',
      startLine: 14,
      endLine: 17,
      language: 'typescript',
      tokens: part?.tokens,
      reason: 'You named it.',
      text: `  /** The sum of all items, in cents. */\n  total(): number {\n    return this.#items.reduce((sum, item) => sum + priceOf(item), 0);\n  }`,
    });
  });

  it('lists every file of the folder', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../../src/core/context/providers'));
    const edges: Required<ContextEdges> = {
      problems: () => [],
      terminal: () => Promise.resolve(undefined),
      threads: { find: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
      page: () => Promise.resolve({ title: '', text: '' }),
      searchText: () => Promise.resolve([]),
    };
    const listed = createContextProviders({ ...project, edges }).map(provider => `${provider.id}.ts`);
    assert.deepEqual(listed.toSorted(), files.toSorted());
  });

  describe('a large file', () => {
    const functions = Array.from({ length: 80 }, (_, i) => {
      const body = Array.from(
        { length: 12 },
        (_, k) => `  const value${String(k)} = input + ${String(i * k)}; // step`,
      );
      return `/** Step ${String(i)}. */\nexport function step${String(i)}(input: number): number {\n${body.join('\n')}\n  return value11;\n}\n`;
    });
    const text = functions.join('\n');

    it('comes with all signatures, with the body at the cursor, and says what was left out', async () => {
      const large = await testProject({ 'src/steps.ts': text });
      large.open('src/steps.ts', text.split('\n').findIndex(line => line.includes('function step60')) + 3);
      const editor = createContextProviders(large).find(it => it.id === 'editor');
      const [part] = (await editor?.resolve('', new AbortController().signal)) ?? [];
      assert.ok(part);
      assert.ok(part.tokens <= 6_600, String(part.tokens));
      assert.match(part.reason, /bodies that seem to matter less were left out/);
      const lines = part.text.split('\n');
      assert.equal(lines.filter(line => line.startsWith('export function')).length, 80);
      const at = lines.findIndex(line => line.includes('function step60('));
      assert.equal(lines[at + 12], '  const value11 = input + 660; // step');
      assert.match(part.text, /⋯ 13 lines left out \(\d+–\d+\) ⋯\n}/);
    });
  });
});
