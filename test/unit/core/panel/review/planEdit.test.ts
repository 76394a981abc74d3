import assert from 'node:assert/strict';
import { planEdit } from '../../../../../src/core/panel/review/planEdit.ts';

const BASE = ['one();', 'two();', 'three();', 'four();', 'five();', ''].join('\n');
const BLOCK = ['<<<<<<< SEARCH', 'two();', '=======', 'zwei();', '>>>>>>> REPLACE'].join('\n');

describe('a block in a file that changed since the reply', () => {
  const check = (
    name: string,
    text: string,
    expected: unknown,
    block = BLOCK,
    base: string | undefined = BASE,
  ): void => {
    it(name, () => {
      const plan = planEdit({ path: 'a.ts', language: 'typescript', text, block, hints: { isClosed: true } }, base);
      const found = 'text' in plan ? plan.text : plan.type === 'conflict' ? plan.message : plan.reason;
      assert.deepEqual([plan.type, found], expected);
    });
  };
  check('is applied where nothing changed', BASE, ['edits', BASE.replace('two', 'zwei')]);
  check('is joined with a change elsewhere', BASE.replace('four', 'vier'), [
    'edits',
    BASE.replace('two', 'zwei').replace('four', 'vier'),
  ]);
  check('is applied by its own words beside a changed line', BASE.replace('three', 'drei'), [
    'edits',
    BASE.replace('two', 'zwei').replace('three', 'drei'),
  ]);
  check('says where both changed the same', BASE.replace('two', 'deux'), [
    'conflict',
    'You changed line 2 since, and the reply changes the same: you have “deux();”, the reply “zwei();”.',
  ]);
  check('is there already', BASE.replace('two', 'zwei'), ['unchanged', BASE.replace('two', 'zwei')]);
  check(
    'keeps what the user wrote where the reply shows the whole file',
    BASE.replace('five();\n', 'five();\nsix();\n'),
    ['edits', BASE.replace('two', 'zwei').replace('five();\n', 'five();\nsix();\n')],
    BASE.replace('two', 'zwei'),
  );
  check(
    'is looked for in the present text where the former is not known',
    BASE.replace('two', 'deux'),
    ['refused', 'not-found'],
    BLOCK,
    BASE.replace('two', 'deux'),
  );
});
