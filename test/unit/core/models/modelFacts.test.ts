import assert from 'node:assert/strict';
import { KnownFacts, type ModelFacts } from '../../../../src/core/models/modelFacts.ts';

describe('what is known of a model', () => {
  it('is what is public, until its endpoint has told', () => {
    const kept: Readonly<Record<string, ModelFacts>>[] = [];
    const facts = new KnownFacts({ local: { contextWindow: 4_096 } }, told => kept.push(told));
    assert.deepEqual(facts.of('nobody-knows-it'), {});
    assert.deepEqual(facts.of('local'), { contextWindow: 4_096 });
    assert.deepEqual(facts.of('gpt-4o'), { contextWindow: 128_000, price: { prompt: 2.5, reply: 10 } });
    facts.learn({ id: 'gpt-4o', name: 'A small one', contextWindow: 8_192 });
    assert.deepEqual(facts.of('gpt-4o'), { contextWindow: 8_192, price: { prompt: 2.5, reply: 10 } });
    assert.deepEqual(kept, [{ local: { contextWindow: 4_096 }, 'gpt-4o': { contextWindow: 8_192 } }]);
  });
});
