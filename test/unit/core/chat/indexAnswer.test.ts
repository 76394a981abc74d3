import assert from 'node:assert/strict';
import { indexAnswer } from '../../../../src/core/chat/indexAnswer.ts';
import type { ContextPart } from '../../../../src/shared/thread.ts';
import { checkGolden } from '../context/golden.ts';
import { SHOP } from '../context/shop.ts';
import type { TestProject } from '../context/testProject.ts';
import { testProject } from '../context/testProject.ts';

describe('what the index answers without a model', () => {
  let project: TestProject;
  before(async () => {
    project = await testProject(SHOP);
  });
  beforeEach(() => {
    project.closeEditors();
    project.setPhase('ready');
  });

  const answer = async (question: string, context: readonly ContextPart[] = []): Promise<string> => {
    const pieces: string[] = [];
    for await (const piece of indexAnswer(question, context, project, new AbortController().signal)) pieces.push(piece);
    return pieces.join('');
  };
  const check = (file: string, question: string, prepare: () => void = () => undefined): void => {
    it(`${question} → ${file}`, async () => {
      prepare();
      checkGolden(`indexAnswer/${file}`, `> ${question}\n\n${await answer(question)}`);
    });
  };

  check('symbol.md', 'what does `priceOf` do?');
  check('class.md', 'how does the class Cart work?');
  check('line.md', 'why src/checkout.ts:7?');
  check('file.md', 'what is in src/prices.ts?');
  check('word.md', 'how does checkout work?');
  check('search.md', 'where is the discount applied to the price of an item?');
  check('python.md', 'explain read_rows and `Report.render`');
  check('several.md', 'what is in index.ts?');
  check('missing.md', 'what is in src/nothing.ts?');
  check('nothing.md', 'zebra quagga okapi?');
  check('hello.md', 'hello');
  check('project.md', 'what does this project do?');
  check('building.md', 'what does `priceOf` do?', () => project.setPhase('symbols'));
  check('off.md', 'what is in src/item.ts?', () => project.setPhase('off'));
  check('this.md', 'what does this do?', () => project.open('src/prices.ts', 16));
  check('this-nothing.md', 'what does this do?');
  check('explain.md', '/explain checkout');
  check('explain-cursor.md', '/explain', () => project.open('src/cart.ts', 10));
  check('tests.md', '/generate-tests priceOf');
  check('tests-class.md', '/tests Cart');
  check('tests-lines.md', '/tests src/prices.ts:1-40');
  check('tests-file.md', '/tests', () => project.open('src/prices.ts', 1));
  check('tests-python.md', '/tests tools/report.py');
  check('two.md', '/explain MAX_DISCOUNT\n/tests applyDiscount');

  it('ends at once when it is stopped', async () => {
    const pieces: string[] = [];
    await assert.rejects(
      async () => {
        for await (const piece of indexAnswer('what does `priceOf` do?', [], project, AbortSignal.abort()))
          pieces.push(piece);
      },
      { name: 'AbortError' },
    );
    assert.equal(pieces.length, 0);
  });
});
