import { applyReply } from '../../src/core/edits/applyReply.ts';
import { seeded } from './seeded.ts';

type SizeTimes = { readonly exactMs: number; readonly driftMs: number; readonly absentMs: number };

/** The slowest of a hundred (a 99th percentile) of one SEARCH/REPLACE block, by the number of lines of the file. */
export function measureSizes(): Record<number, SizeTimes> {
  const random = seeded(1);
  // What has run a few times is what a person waits for; the first calls compile.
  for (let i = 0; i < 40; i++) timesFor(300, 1, random);
  return Object.fromEntries(
    [100, 1000, 10_000, 50_000].map(count => [count, timesFor(count, count > 5000 ? 20 : 100, random)]),
  );
}

function timesFor(count: number, runs: number, random: () => number): SizeTimes {
  const lines = sourceLines(count, random);
  const text = `${lines.join('\n')}\n`;
  const slowest = (write: (block: string[]) => string[]): number => {
    const times = Array.from({ length: runs }, () => {
      const from = Math.floor(random() * (lines.length - 12));
      const quoted = lines.slice(from, from + 11);
      const search = write(quoted);
      const replace = search.map((line, at) => (at === 5 ? `${line} // changed` : line));
      const block = ['<<<<<<< SEARCH', ...search, '=======', ...replace, '>>>>>>> REPLACE', ''].join('\n');
      const best = [0, 1, 2].map(() => {
        const start = performance.now();
        applyReply({ path: 'a.ts', language: 'typescript', text, block });
        return performance.now() - start;
      });
      // The best of three is the work; the others also hold what else the machine was doing.
      return Math.min(...best);
    }).sort((a, b) => a - b);
    return Math.round((times[Math.ceil(times.length * 0.99) - 1] ?? 0) * 1000) / 1000;
  };
  return {
    exactMs: slowest(block => [...block]),
    driftMs: slowest(block => block.map((line, at) => (at === 1 ? `${line.slice(0, 6)}${line.slice(7)}` : line))),
    absentMs: slowest(block => block.map(line => line.split(/(?:)/u).toReversed().join(''))),
  };
}

/** Code with what real code repeats: brackets, blank lines, the same few statements, and names that differ. */
function sourceLines(count: number, random: () => number): string[] {
  const lines: string[] = [];
  while (lines.length < count) {
    const id = lines.length;
    lines.push(
      `/** Handles case ${String(id)}. */`,
      `export function handle${String(id)}(input: Input): Output | undefined {`,
      '  if (!input) return undefined;',
      `  const value${String(Math.floor(random() * 50))} = compute(input, ${String(id % 97)});`,
      '  for (const item of input.items) {',
      `    if (item.kind === 'k${String(Math.floor(random() * 30))}') continue;`,
      '    result.push(item);',
      '  }',
      '  return result;',
      '}',
      '',
    );
  }
  return lines.slice(0, count);
}
