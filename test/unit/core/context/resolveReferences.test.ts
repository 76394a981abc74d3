import assert from 'node:assert/strict';
import { createContextProviders } from '../../../../src/core/context/contextProviders.ts';
import { resolveReferences } from '../../../../src/core/context/resolveReferences.ts';
import { SHOP } from './shop.ts';
import type { TestProject } from './testProject.ts';
import { testProject } from './testProject.ts';

describe('references become context', () => {
  let project: TestProject;
  before(async () => {
    project = await testProject(SHOP);
  });
  beforeEach(() => project.closeEditors());

  /** Parts as `path:lines`, questions with `?`, misses with `!`. */
  const check = (text: string, expected: readonly string[], prepare: () => void = () => undefined): void => {
    it(`${text.replaceAll('\n', '⏎')} → ${expected.join(', ') || 'nothing'}`, async () => {
      prepare();
      const deps = { ...project, providers: createContextProviders(project) };
      const { parts, questions, missing } = await resolveReferences(text, deps, new AbortController().signal);
      assert.deepEqual(
        [
          ...parts.map(({ path, startLine, endLine }) =>
            startLine === undefined ? path : `${String(path)}:${String(startLine)}-${String(endLine)}`,
          ),
          ...questions.map(({ written, paths }) => `${written}? ${paths.join(' ')}`),
          ...missing.map(sentence => `! ${sentence}`),
        ],
        expected,
      );
    });
  };

  check('what does src/item.ts hold?', ['src/item.ts']);
  check('why line 10 in cart.ts', ['src/cart.ts:8-12']);
  check('why line 8 in cart.ts', ['src/cart.ts:8-12']);
  check('at add (/srv/build/src/cart.ts:10:31)', ['src/cart.ts:8-12']);
  check('explain `priceOf`', ['src/prices.ts:6-13']);
  check('explain priceOf', ['src/prices.ts:6-13']);
  check('explain `Cart.total()`', ['src/cart.ts:14-17']);
  check('explain cart.total()', ['src/cart.ts:14-17']);
  check('what is MAX_DISCOUNT for', ['src/prices.ts:3-4']);
  check('`priceOf` in src/prices.ts', ['src/prices.ts']);
  check('`priceOf` at src/prices.ts:11', ['src/prices.ts:6-13']);
  check('`total` and Cart', ['src/cart.ts:14-17']);
  check('look at index.ts', ['index.ts? src/ui/index.ts src/api/index.ts']);
  check('look at index.ts', ['src/api/index.ts'], () => project.open('src/api/index.ts'));
  check('@file:src/item.ts and @selection', ['src/item.ts', '! No editor is open. Open a file and select some code.']);
  check('see src/nothing.ts', ['! “src/nothing.ts” was not found in this workspace.']);
  check('see deploy/.env', [
    '! “deploy/.env” may hold keys or passwords, so it was not attached. If you mean it, write @file:deploy/.env.',
  ]);
  check('see @file:deploy/.env', ['deploy/.env']);
  check('what does `prices.priceOf` do', ['src/prices.ts:6-13']);
  check('see logo.png:3', ['! logo.png is not text.']);
  check('written for Node.js, and/or TypeScript', []);
  check('`unknownName` or someThing', []);
  check('how are you?', []);

  it('what is declined is passed over, and nothing is said of it', async () => {
    const deps = { ...project, providers: createContextProviders(project) };
    const text = 'src/item.ts and cart.ts line 10 and `priceOf` and index.ts and src/nothing.ts and @file:src/item.ts';
    const resolve = (...declined: readonly string[]) =>
      resolveReferences(text, { ...deps, declined }, new AbortController().signal);
    const names = ['cart.ts line 10', 'priceOf', 'index.ts', 'src/nothing.ts', 'src/item.ts'];
    const { parts, questions, missing } = await resolve(...names);
    // A mention says by itself that it is meant.
    assert.deepEqual([parts.map(part => part.path), questions, missing], [['src/item.ts'], [], []]);
    const { parts: most } = await resolve('cart.ts line 10');
    assert.deepEqual(
      most.map(part => part.path),
      ['src/item.ts', 'src/prices.ts'],
    );
  });

  it('@codebase looks for the words of the message, not for the files it names', async () => {
    const deps = { ...project, providers: createContextProviders(project) };
    const found = async (text: string): Promise<readonly string[]> => {
      const { parts } = await resolveReferences(text, deps, new AbortController().signal);
      return parts.filter(it => it.provider === 'codebase').map(it => `${it.label}: ${it.reason}`);
    };
    const question = 'how is the discount taken off';
    const alone = await found(`@codebase ${question}`);
    assert.notEqual(alone.length, 0);
    assert.deepEqual(await found(`@file:logo.png and @codebase ${question}`), await found(`and @codebase ${question}`));
  });
});
