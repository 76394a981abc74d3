import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SymbolKind } from '../../../../src/shared/indexStatus.ts';
import { symbolChunks, windowChunks, type Chunk } from '../../../../src/core/index/corpus/chunks.ts';
import type { ParsedSymbol } from '../../../../src/core/index/source/parsedSymbol.ts';

function symbol(
  kind: SymbolKind,
  startLine: number,
  endLine: number,
  parent = -1,
  commentLine = startLine,
): ParsedSymbol {
  return { name: 'x', kind, startLine, endLine, commentLine, parent, signature: '', doc: '' };
}

function show(chunks: readonly Chunk[]): string[] {
  return chunks.map(({ runs, symbol: own }) => `${runs.map(({ from, to }) => `${from}-${to}`).join('+')}:${own}`);
}

describe('the chunks of a file', () => {
  const check = (what: string, lines: number, symbols: readonly ParsedSymbol[], expected: readonly string[]): void => {
    it(what, () => assert.deepEqual(show(symbolChunks(lines, symbols)), expected));
  };
  check('nothing', 1, [], ['0-1:-1']);
  check('a function with its comment, and the rest', 20, [symbol('function', 5, 9, -1, 3)], ['3-10:0', '0-3+10-20:-1']);
  check(
    'the methods of a class, and the rest of the class',
    30,
    [symbol('class', 2, 19), symbol('method', 5, 9, 0), symbol('method', 11, 15, 0)],
    ['5-10:1', '11-16:2', '2-5+10-11+16-20:0', '0-2+20-30:-1'],
  );
  check(
    'a function in a function stays with it',
    9,
    [symbol('function', 0, 8), symbol('function', 2, 4, 0)],
    ['0-9:0'],
  );
  check(
    'a long function is cut at the functions in it, but for the shortest',
    70,
    [symbol('function', 0, 69), symbol('function', 10, 29, 0, 8), symbol('function', 40, 41, 0)],
    ['8-30:1', '0-8+30-70:0'],
  );
  check('a long function in pieces', 250, [symbol('function', 0, 249)], ['0-84:0', '84-168:0', '168-250:0']);
  check('one-line definitions together', 3, [symbol('constant', 0, 0), symbol('type', 1, 1)], ['0-3:-1']);
  check(
    'the methods of an interface together',
    4,
    [symbol('interface', 0, 3), symbol('method', 1, 1, 0), symbol('method', 2, 2, 0)],
    ['0-4:0'],
  );

  it('windows are of 40 lines at most', () =>
    assert.deepEqual(show(windowChunks(90)), ['0-30:-1', '30-60:-1', '60-90:-1']));

  it('hold every line once, whatever the symbols are', () => {
    const kinds: readonly SymbolKind[] = ['function', 'class', 'method', 'constant'];
    const arbitrary = fc.array(fc.tuple(fc.nat(80), fc.nat(30), fc.nat(3), fc.nat(4)), { maxLength: 12 });
    fc.assert(
      fc.property(arbitrary, found => {
        const symbols: ParsedSymbol[] = [];
        for (const [start, length, kind, comment] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
          const parent = symbols.findLastIndex(it => it.startLine <= start && it.endLine >= start + length);
          symbols.push(symbol(kinds[kind] ?? 'class', start, start + length, parent, Math.max(0, start - comment)));
        }
        const lines = symbolChunks(120, symbols).flatMap(({ runs }) =>
          runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
        );
        assert.deepEqual(
          lines.sort((a, b) => a - b),
          Array.from({ length: 120 }, (_, line) => line),
        );
      }),
    );
  });
});
