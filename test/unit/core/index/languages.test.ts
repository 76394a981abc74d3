import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languageById, languageOf, languages } from '../../../../src/core/index/languages/languages.ts';
import { SymbolParser } from '../../../../src/core/index/parse/parser.ts';
import type { ChildLink } from '../../../../src/core/index/childLink.ts';
import { grammarsFolder, IndexFolder, startParsingChild } from '../../../support/indexChild.ts';
import { samples } from './samples.ts';
import { until } from '../../../support/until.ts';
import type { SymbolInfo } from '../../../../src/shared/indexStatus.ts';

describe('the symbols of each language', () => {
  /** The child has a low priority, and a busy machine makes it wait. */
  const PATIENCE_MS = 20_000;
  const folder = new IndexFolder();
  let child: ChildLink;
  before(async () => (child = await startParsingChild(folder.storage)));
  after(() => {
    child.dispose();
    folder.dispose();
  });

  for (const { language, source, symbols } of samples) {
    it(language, async function () {
      this.timeout(PATIENCE_MS);
      const outline = (): Promise<readonly SymbolInfo[]> =>
        child.request('outline', { path: 'sample', language, text: source });
      // The first look at a large grammar compiles it, which a busy machine may not do before the deadline.
      const found = await until(async () => await outline().then(it => (it.length > 0 ? it : undefined)), {
        what: `symbols of ${language}`,
      });
      const lines = found.map(({ startLine, endLine, kind, name, container, signature, doc }) => {
        const whole = container === undefined ? name : `${container}.${name}`;
        return [`${startLine}-${endLine} ${kind} ${whole}`, signature, doc ?? []].flat().join(' | ');
      });
      assert.deepEqual(
        lines,
        symbols
          .trim()
          .split('\n')
          .map(line => line.trim()),
      );
    });
  }

  it('has a sample of every language', () => {
    assert.deepEqual(samples.map(it => it.language).sort(), languages.map(it => it.id).sort());
  });

  it('lists every file of its folder', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../../src/core/index/languages'));
    const own = files.filter(name => name !== 'language.ts' && name !== 'languages.ts');
    assert.equal(languages.length, own.length);
  });
});

describe('a parser', () => {
  const parser = new SymbolParser(grammarsFolder);
  const parse = (source: string, deadlineMs: number) => {
    const typescript = languageById('typescript');
    assert.ok(typescript);
    return parser.parse(source, typescript, deadlineMs);
  };

  it('gives up at the deadline and parses the next file', async () => {
    const long = 'const value = call({ a: [1, 2, 3] });\n'.repeat(20_000);
    assert.deepEqual(await parse(long, 1), { skipped: 'slow' });
    const next = await parse('function next() {}', 10_000);
    assert.deepEqual('symbols' in next && next.symbols.map(it => it.name), ['next']);
  });

  it('survives deep nesting', async () => {
    assert.deepEqual(await parse('['.repeat(2000), 10_000), { symbols: [] });
  });
});

describe('the language of a path', () => {
  const check = (path: string, expected: string | undefined): void => {
    it(`${path} → ${expected ?? 'none'}`, () => assert.equal(languageOf(path)?.id, expected));
  };
  check('src/a.ts', 'typescript');
  check('src/a.d.mts', 'typescript');
  check('A.TSX', 'typescriptreact');
  check('lib/Makefile', 'makefile');
  check('Rakefile', 'ruby');
  check('.bashrc', 'shellscript');
  check('LICENSE', undefined);
  check('a.unknown', undefined);
});
