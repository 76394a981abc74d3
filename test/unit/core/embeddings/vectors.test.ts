import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vectors } from '../../../../src/core/embeddings/vectors.ts';

describe('kept vectors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-vectors-'));
  const file = join(folder, 'embeddings.bin');
  after(() => rmSync(folder, { recursive: true }));
  const hash = (i: number): string => String.fromCharCode(i).repeat(20);
  const compare = (vectors: Vectors, ...query: readonly number[]): readonly (readonly [string, string])[] =>
    [...vectors.compare(query)].map(([own, cosine]) => [own, cosine.toFixed(2)]);
  beforeEach(() => {
    const vectors = new Vectors('m');
    vectors.put(hash(200), [3, 4]);
    vectors.put(hash(255), [0, -1]);
    vectors.save(file);
  });

  it('come back, and compare by their angle', () => {
    assert.deepEqual(compare(Vectors.load(file, 'm'), 0, 9), [
      [hash(200), '0.80'],
      [hash(255), '-1.00'],
    ]);
  });
  it('of another model are not used', () => assert.equal(Vectors.load(file, 'n').size, 0));
  it('that are not there are none', () => assert.equal(Vectors.load(join(folder, 'none'), 'm').size, 0));
  it('that are damaged anywhere are not used', () => {
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x41;
      writeFileSync(file, broken);
      assert.equal(Vectors.load(file, 'm').size, 0, `byte ${String(at)}`);
    }
    writeFileSync(file, whole);
    truncateSync(file, whole.length - 8);
    assert.equal(Vectors.load(file, 'm').size, 0);
  });
  it('that nobody needs are forgotten', () => {
    const vectors = Vectors.load(file, 'm');
    assert.deepEqual([vectors.keepOnly(new Set([hash(255)])), compare(vectors, 0, 1)], [true, [[hash(255), '-1.00']]]);
  });
  it('of another length are refused, and fit no question', () => {
    const vectors = Vectors.load(file, 'm');
    assert.throws(() => vectors.put(hash(1), [1, 2, 3]), /another length/);
    assert.deepEqual(compare(vectors, 1, 2, 3), []);
  });
});
