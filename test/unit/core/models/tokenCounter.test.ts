import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenCounter } from '../../../../src/core/models/tokenCounter.ts';
import { estimateTokens } from '../../../../src/core/models/tokens.ts';

describe('counting tokens', () => {
  const counters: TokenCounter[] = [];
  const counterOf = (path: string): TokenCounter => {
    const counter = new TokenCounter(path, 60_000);
    counters.push(counter);
    return counter;
  };
  const counter = counterOf(join(import.meta.dirname, '../../../../src/core/models/tokenWorker.ts'));
  const folder = mkdtempSync(join(tmpdir(), 'parley-tokens-'));
  after(() => {
    for (const one of counters) one.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  // As tiktoken counts them with o200k_base.
  const known: readonly (readonly [string, number])[] = [
    ['', 0],
    ['hello world', 2],
    ['tiktoken is great!', 6],
    ['antidisestablishmentarianism', 6],
    ['2 + 2 = 4', 7],
    ['お誕生日おめでとう', 8],
    ['<|endoftext|>', 7],
  ];
  it('gives what the vocabulary has', async () => {
    assert.deepEqual(
      await counter.count(known.map(([text]) => text)),
      known.map(([, tokens]) => tokens),
    );
  });

  it('is not held up by a run that has no end', async () => {
    const [brackets = 0, letters = 0, blanks = 0] = await counter.count(
      ['(', 'ab', ' '].map(unit => unit.repeat(200_000 / unit.length)),
    );
    assert.ok(brackets > 2_000 && letters > 20_000 && blanks > 1_000, `${brackets}, ${letters}, ${blanks}`);
  });

  it('estimates where the thread cannot start, or ends', async () => {
    const text = 'export const answer = 42;\n';
    const path = join(folder, 'ends.cjs');
    writeFileSync(path, 'require("node:worker_threads").parentPort.on("message", () => process.exit(1));');
    for (const broken of [path, join(folder, 'missing.cjs')]) {
      assert.deepEqual(await counterOf(broken).count([text]), [estimateTokens(text)]);
    }
  });

  it('estimates where the thread takes too long', async () => {
    const path = join(folder, 'silent.cjs');
    writeFileSync(path, 'require("node:worker_threads").parentPort.on("message", () => undefined);');
    const silent = new TokenCounter(path, 1);
    counters.push(silent);
    assert.deepEqual(await silent.count(['some words']), [estimateTokens('some words')]);
  });

  it('asks nobody about nothing', async () => {
    assert.deepEqual(await counterOf(join(folder, 'missing.cjs')).count([]), []);
  });
});
