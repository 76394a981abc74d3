import assert from 'node:assert/strict';
import type { SymbolInfo, SymbolKind } from '../../../../src/shared/indexStatus.ts';
import { enclosingSymbol } from '../../../../src/core/index/enclosingSymbol.ts';

describe('the definition around a line', () => {
  const symbol = (name: string, kind: SymbolKind, startLine: number, endLine: number): SymbolInfo => {
    return { name, kind, path: 'a.ts', startLine, endLine, signature: name };
  };
  const symbols = [
    symbol('space', 'namespace', 1, 40),
    symbol('table', 'constant', 2, 5),
    symbol('Class', 'class', 10, 30),
    symbol('field', 'field', 11, 11),
    symbol('method', 'method', 12, 20),
    symbol('inner', 'function', 14, 16),
  ];
  const check = (line: number, expected: string | undefined): void => {
    it(`${line} → ${expected ?? 'none'}`, () => assert.equal(enclosingSymbol(symbols, line)?.name, expected));
  };
  check(1, 'space');
  check(3, 'table');
  check(11, 'Class');
  check(13, 'method');
  check(15, 'inner');
  check(25, 'Class');
  check(41, undefined);
});
