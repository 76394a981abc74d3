import assert from 'node:assert/strict';
import { type TokenTally, TokenRatios } from '../../../../src/core/models/tokenRatios.ts';

describe('what a model counts for one counted token', () => {
  it('is 1 until the model has told', () => assert.equal(new TokenRatios().of('m'), 1));

  it('comes close with what is told, model by model', () => {
    const ratios = new TokenRatios();
    ratios.learn('m', { counted: 100, told: 130 });
    assert.equal(ratios.of('m'), 1.05);
    for (let i = 0; i < 20; i++) ratios.learn('m', { counted: 5_000, told: 6_500 });
    assert.equal(Math.round(ratios.of('m') * 1_000), 1_299);
    assert.equal(ratios.of('n'), 1);
  });

  it('follows a name that comes to stand for another model', () => {
    const ratios = new TokenRatios({ m: { counted: 200_000, told: 260_000 } });
    for (let i = 0; i < 40; i++) ratios.learn('m', { counted: 10_000, told: 9_000 });
    assert.equal(Math.round(ratios.of('m') * 10), 10 * 0.9 + 1);
  });

  const untrue: readonly TokenTally[] = [
    { counted: 1_000, told: 0 },
    { counted: 1_000, told: 12 },
    { counted: 1_000, told: 90_000 },
    { counted: 0, told: 10 },
    { counted: 1_000, told: Number.NaN },
  ];
  for (const tally of untrue) {
    it(`passes over ${tally.told} for ${tally.counted}`, () => {
      const ratios = new TokenRatios();
      ratios.learn('m', tally);
      assert.equal(ratios.of('m'), 1);
    });
  }

  it('begins with what an earlier run learnt, and hands on all that is known', () => {
    const kept: Readonly<Record<string, TokenTally>>[] = [];
    const ratios = new TokenRatios({ a: { counted: 1_500, told: 2_500 } }, known => kept.push(known));
    assert.equal(ratios.of('a'), 1.5);
    ratios.learn('b', { counted: 10, told: 11 });
    assert.deepEqual(kept, [{ a: { counted: 1_500, told: 2_500 }, b: { counted: 10, told: 11 } }]);
  });
});
