import assert from 'node:assert/strict';
import { offerReferences } from '../../../../src/core/context/offerReferences.ts';
import { SHOP } from './shop.ts';
import type { TestProject } from './testProject.ts';
import { testProject } from './testProject.ts';

const FILES = {
  '源码/价格.ts': '',
  '旧/价格.ts': '',
  '源码/格.py': '',
  'src/元.ts': '',
  'src/a.ts': '',
  'доки/документ.md': '',
  'мент.md': '',
  '가격.ts': '',
  'がく.ts': '',
};

describe('files with names in other scripts are offered', () => {
  const check = (text: string, ...expected: readonly string[]): void => {
    it(`${text} → ${expected.join(', ') || 'nothing'}`, async () => {
      const project = await testProject(FILES);
      const offers = await offerReferences(text, project, ['file']);
      const named = offers.map(({ written, choices }) => `${written} > ${choices.map(it => it.argument).join(' ')}`);
      assert.deepEqual(named, expected);
    });
  };
  check('请看 源码/价格.ts:12', '源码/价格.ts:12 > 源码/价格.ts:12');
  check('请看源码/价格.ts的内容', '请看源码/价格.ts > 源码/价格.ts');
  check('请看价格.ts', '请看价格.ts > 旧/价格.ts 源码/价格.ts');
  check('请看价格.py和源码/格.py', '请看价格.py > 源码/格.py', '和源码/格.py > 源码/格.py');
  check('请看src/元.ts和src/a.ts。', '请看src/元.ts > src/元.ts', 'src/a.ts > src/a.ts');
  check('в документ.md и документы.md', 'документ.md > доки/документ.md');
  check('가격.ts를 봐', '가격.ts > 가격.ts');
  check('がく.ts', 'がく.ts > がく.ts');
  check('没有这个文件.ts');
  check('这句话里没有路径。Здесь нет пути.');
});

describe('code that a message names is offered', () => {
  let project: TestProject;
  before(async () => {
    project = await testProject(SHOP);
  });
  beforeEach(() => {
    project.closeEditors();
    project.setPhase('ready');
  });

  /** Each as `written > mentions`, with `+` where it goes along as it is. */
  const check = (text: string, expected: readonly string[], prepare: () => void = () => undefined): void => {
    it(`${text} → ${expected.join(', ') || 'nothing'}`, async () => {
      prepare();
      const offers = await offerReferences(text, project, ['file']);
      assert.deepEqual(
        offers.map(({ written, choices, goesAlong }) =>
          [goesAlong ? '+' : '', written, '>', ...choices.map(it => `${it.provider}:${it.argument}`)].join(' ').trim(),
        ),
        expected,
      );
    });
  };

  check('what does src/item.ts hold?', ['+ src/item.ts > file:src/item.ts']);
  check('why line 10 in cart.ts.', ['+ line 10 in cart.ts > file:src/cart.ts:10']);
  check('cart.ts:8-12', ['+ cart.ts:8-12 > file:src/cart.ts:8-12']);
  check('explain `priceOf`', ['+ priceOf > symbol:src/prices.ts#priceOf']);
  check('explain `Cart.total()`', ['+ Cart.total > symbol:src/cart.ts#Cart.total']);
  check('look at index.ts', ['index.ts > file:src/ui/index.ts file:src/api/index.ts']);
  check('look at index.ts:3', ['index.ts:3 > file:src/ui/index.ts:3 file:src/api/index.ts:3']);
  check('look at index.ts', ['+ index.ts > file:src/api/index.ts'], () => project.open('src/api/index.ts'));
  check('see src/nothing.ts', ['src/nothing.ts >']);
  check('see src/nothing.ts', [], () => project.setPhase('off'));
  check('see deploy/.env', ['deploy/.env > file:deploy/.env']);
  check('see @file:src/item.ts', []);
  check('see logo.png:3', []);
  check('https://example.com/src/cart.ts, 1.2.3 and me@cart.ts', []);
  check('how are you?', []);
});
