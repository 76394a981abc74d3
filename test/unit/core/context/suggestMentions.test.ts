import assert from 'node:assert/strict';
import { createContextProviders } from '../../../../src/core/context/contextProviders.ts';
import { suggestMentions } from '../../../../src/core/context/suggestMentions.ts';
import { SHOP } from './shop.ts';
import type { TestProject } from './testProject.ts';
import { testProject } from './testProject.ts';

describe('the @ menu', () => {
  let project: TestProject;
  before(async () => {
    project = await testProject(SHOP);
  });
  beforeEach(() => project.closeEditors());

  const suggest = async (query: string, limit: number): Promise<readonly string[]> => {
    const found = await suggestMentions(query, createContextProviders(project), limit);
    return found.map(({ provider, argument }) => (argument === '' ? provider : `${provider}:${argument}`));
  };
  /** The first lines of the menu, as many as are expected. */
  const check = (query: string, expected: readonly string[], prepare: () => void = () => undefined): void => {
    it(`${query || 'nothing typed'} → ${expected.join(', ')}`, async () => {
      prepare();
      assert.deepEqual((await suggest(query, 12)).slice(0, expected.length), expected);
    });
  };

  check('', ['file', 'symbol', 'selection', 'editor', 'codebase', 'folder', 'open', 'diff', 'tree']);
  check('', ['file:src/cart.ts', 'file:README.md', 'file', 'symbol'], () => {
    project.open('src/cart.ts');
    project.show('README.md');
  });
  check('@sel', ['selection']);
  check('#sel', ['selection']);
  check('s', ['symbol', 'selection']);
  check('cart', ['file:src/cart.ts']);
  check('Cart', ['symbol:Cart', 'file:src/cart.ts']);
  check('pO', ['symbol:priceOf']);
  check('priceof', ['symbol:priceOf']);
  check('file:item', ['file:src/item.ts']);
  check('file:api/', ['file:src/api/index.ts']);
  check('file:index', ['file:src/ui/index.ts', 'file:src/api/index.ts'], () => project.open('src/ui/index.ts'));
  check('file:"src/ui', ['file:src/ui/index.ts']);
  check('symbol:total', ['symbol:Cart.total']);

  it('gives no more than was asked for', async () => assert.equal((await suggest('r', 2)).length, 2));
  it('gives nothing for what does not exist', async () => assert.deepEqual(await suggest('zzqx', 5), []));
});
