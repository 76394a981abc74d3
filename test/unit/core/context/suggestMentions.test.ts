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
  check('file:src/cart.ts:12', ['file:src/cart.ts:12']);
  check('cart.ts:3-9', ['file:src/cart.ts:3-9']);
  check('diff:', ['diff', 'diff:staged']);
  check('tree:', ['tree', 'tree:src']);
  check('codebase:"how are carts priced"', ['codebase:how are carts priced']);

  it('of two symbols with one name, the one that is chosen is attached', async () => {
    const twice = await testProject({
      'src/a.ts': 'export function render() {\n  return 1;\n}\n',
      'src/b.ts': 'export function render() {\n  return 2;\n}\n',
    });
    const providers = createContextProviders(twice);
    const found = (await suggestMentions('symbol:rend', providers, 12)).map(it => it.argument).sort();
    assert.deepEqual(found, ['src/a.ts#render', 'src/b.ts#render']);
    const symbol = providers.find(it => it.id === 'symbol');
    const parts = await symbol?.resolve('src/b.ts#render', new AbortController().signal);
    assert.deepEqual(
      parts?.map(part => part.path),
      ['src/b.ts'],
    );
  });
  it('a path that is written out is offered though the index does not know it', async () => {
    const index = { ...project.index, files: () => Promise.resolve([]) };
    const providers = createContextProviders({ ...project, index });
    const offered = async (query: string): Promise<readonly string[]> =>
      (await suggestMentions(query, providers, 12)).map(it => it.argument);
    assert.deepEqual([await offered('file:src/item.ts:3'), await offered('file:src/none.ts')], [['src/item.ts:3'], []]);
  });
  it('gives no more than was asked for', async () => assert.equal((await suggest('r', 2)).length, 2));
  it('gives nothing for what does not exist', async () => assert.deepEqual(await suggest('zzqx', 5), []));
});
