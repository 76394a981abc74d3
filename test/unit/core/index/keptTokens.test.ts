import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compactCorpus } from '../../../../src/core/index/corpus/compactCorpus.ts';
import { Corpus } from '../../../../src/core/index/corpus/corpus.ts';
import { KeptTokens } from '../../../../src/core/index/corpus/keptTokens.ts';
import type { Tokens } from '../../../../src/core/index/corpus/words.ts';
import { searchCorpus } from '../../../../src/core/index/search/searchCorpus.ts';
import type { ParsedSymbol } from '../../../../src/core/index/source/parsedSymbol.ts';

/** Words of a file, as the lists of its lines. */
type Lines = readonly (readonly number[])[];

function tokensOf(lines: Lines): Tokens {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  const ids = Uint32Array.from(lines.flat());
  return { ids, count: ids.length, lineStarts: Uint32Array.from(starts), lines: lines.length };
}

function linesOf(tokens: Tokens | undefined): Lines | undefined {
  if (!tokens) return undefined;
  const { ids, lineStarts, lines } = tokens;
  return Array.from({ length: lines }, (_, line) => [...ids.subarray(lineStarts[line], lineStarts[line + 1])]);
}

describe('words that are kept for symbols', () => {
  const word = fc.oneof(fc.nat(200), fc.nat(70_000), fc.nat(0xffffffff));
  const file: fc.Arbitrary<Lines> = fc.array(fc.array(word, { maxLength: 200 }), { minLength: 1, maxLength: 40 });

  it('come back as they were, once, in any order', () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), fc.boolean(), (files, isReversed) => {
        const kept = new KeptTokens();
        files.forEach((lines, number) => kept.keep(number, tokensOf(lines)));
        const order = isReversed ? [...files.keys()].reverse() : [...files.keys()];
        for (const number of order) {
          assert.deepEqual(linesOf(kept.take(number)), files[number]);
          assert.equal(kept.take(number), undefined);
        }
        assert.equal(kept.bytes, 0);
      }),
      { numRuns: 60 },
    );
  });

  it('are given up beyond the cap, and may be kept again when others are gone', () => {
    const page = 1024 * 1024;
    const kept = new KeptTokens(page);
    const large = tokensOf([Array.from({ length: page / 2 }, (_, i) => i + 200)]);
    kept.keep(1, large);
    kept.keep(2, tokensOf([[1, 2], [3]]));
    assert.deepEqual([kept.take(1), linesOf(kept.take(2))], [undefined, [[1, 2], [3]]]);
    kept.keep(3, tokensOf([[4]]));
    kept.drop(3);
    assert.deepEqual([kept.take(3), kept.bytes], [undefined, 0]);
    kept.keep(4, tokensOf([[5]]));
    kept.clear();
    assert.deepEqual([kept.take(4), kept.bytes], [undefined, 0]);
  });
});

describe('a file whose symbols come later', () => {
  const text = Buffer.from(
    '// opens a door\nfunction openDoor() {\n  turnKey();\n}\nfunction paint() {\n  brush();\n}\n',
  );
  const symbols: readonly ParsedSymbol[] = [
    { name: 'openDoor', startLine: 1, endLine: 3, commentLine: 0 },
    { name: 'paint', startLine: 4, endLine: 6, commentLine: 4 },
  ].map(it => ({ ...it, kind: 'function', parent: -1, signature: `${it.name}()`, doc: '' }));
  const file = { path: 'a.ts', size: text.length, mtime: 1 };
  const answers = (corpus: Corpus) => {
    // What was replaced still counts a little until then.
    const compact = compactCorpus(corpus);
    return ['open a door', 'turn key', 'paint'].map(query => searchCorpus(compact, query, { limit: 5 }));
  };
  const expected = (): ReturnType<typeof answers> => {
    const corpus = new Corpus();
    corpus.put(file, text, symbols);
    return answers(corpus);
  };

  it('is cut at them without being read again', () => {
    const corpus = new Corpus();
    corpus.put(file, text, 'later');
    corpus.putSymbols('a.ts', symbols, () => assert.fail('It was read again.'));
    assert.deepEqual(answers(corpus), expected());
  });

  it('is read again where its words are no longer there', () => {
    const corpus = new Corpus();
    corpus.put(file, text, 'later');
    corpus.endSymbols();
    corpus.putSymbols('a.ts', symbols, () => text);
    assert.deepEqual(answers(corpus), expected());
  });

  it('that was replaced meanwhile is cut by its new text', () => {
    const corpus = new Corpus();
    corpus.put(file, Buffer.from('old words\n'), 'later');
    corpus.put(file, text);
    corpus.putSymbols('a.ts', symbols, () => text);
    assert.deepEqual(answers(corpus), expected());
  });
});
