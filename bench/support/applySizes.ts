import { applyReply } from '../../src/core/edits/applyReply.ts';
import { seeded } from './seeded.ts';

/** Milliseconds: of most replies (median), and of the slowest of a hundred (a 99th percentile). */
type Times = { readonly p50: number; readonly p99: number };

/** Milliseconds for one SEARCH/REPLACE block (the slowest of a hundred), and for the other forms a model writes. */
type SizeTimes = {
  readonly exactMs: number;
  readonly driftMs: number;
  readonly absentMs: number;
  readonly lazyMs: Times;
  readonly snippetMs: Times;
  readonly udiffMs: Times;
  readonly patchMs: Times;
  readonly wholeMs: Times;
  /** The share of the lazy replies and snippets that were applied: one that is refused early costs less. */
  readonly applied: number;
};

/** How long replies take, by the number of lines of the file. */
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
  let tried = 0;
  let applied = 0;
  const measure = (write: (run: number) => readonly string[]): Times => {
    const times = Array.from({ length: runs }, (_, run) => {
      const block = `${write(run).join('\n')}\n`;
      const best = [0, 1, 2].map(() => {
        const start = performance.now();
        const result = applyReply({ path: 'a.ts', language: 'typescript', text, block });
        const ms = performance.now() - start;
        tried++;
        if (result.type === 'edits') applied++;
        return ms;
      });
      // The best of three is the work; the others also hold what else the machine was doing.
      return Math.min(...best);
    }).sort((a, b) => a - b);
    const at = (share: number): number => Math.round((times[Math.ceil(runs * share) - 1] ?? 0) * 1000) / 1000;
    return { p50: at(0.5), p99: at(0.99) };
  };

  const quoted = (size: number): string[] => {
    const from = Math.floor(random() * (lines.length - size - 1));
    return lines.slice(from, from + size);
  };
  const search = (write: (lines: string[]) => string[]): string[] => {
    const old = write(quoted(11));
    return ['<<<<<<< SEARCH', ...old, '=======', ...changed(old), '>>>>>>> REPLACE'];
  };
  const drifted = (old: string[]): string[] =>
    old.map((line, at) => (at === 1 ? `${line.slice(0, 6)}${line.slice(7)}` : line));
  const hunk = (): string[] => {
    const old = quoted(11);
    return old.flatMap((line, at) => (at === 5 ? [`-${line}`, `+${line} // changed`] : [` ${line}`]));
  };

  const other = {
    exactMs: measure(() => search(old => old)).p99,
    driftMs: measure(() => search(drifted)).p99,
    absentMs: measure(() => search(old => old.map(reversed))).p99,
    udiffMs: measure(() => ['--- a/a.ts', '+++ b/a.ts', '@@ ... @@', ...hunk()]),
    patchMs: measure(() => ['*** Begin Patch', '*** Update File: a.ts', '@@', ...hunk(), '*** End Patch']),
    wholeMs: measure(() => lines.toSpliced(Math.floor(random() * lines.length), 1, '  changed();')),
  };
  tried = applied = 0;
  const partial = {
    lazyMs: measure(run => lazyReply(lines, run, random)),
    snippetMs: measure(run => snippetReply(lines, run, random)),
  };
  return { ...other, ...partial, applied: Math.round((applied / tried) * 100) / 100 };
}

function changed(lines: readonly string[]): string[] {
  return lines.map((line, at) => (at === 5 ? `${line} // changed` : line));
}

function reversed(line: string): string {
  return line.split(/(?:)/u).toReversed().join('');
}

const REST = '// ... existing code ...';

/** In turn: one function; one and the beginning of the file; one without a placeholder below it; several; one that is nowhere. */
function lazyReply(lines: readonly string[], run: number, random: () => number): string[] {
  const one = (): string[] => ['', ...withNewLine(functionAt(lines, random())), ''];
  switch (run % 5) {
    case 0:
      return [REST, ...one(), REST];
    case 1:
      return [...lines.slice(0, FUNCTION), REST, ...one(), REST];
    case 2:
      return [REST, ...one()];
    case 3: {
      const starts = Array.from({ length: 4 }, random).sort((a, b) => a - b);
      return [REST, ...starts.flatMap(at => ['', ...withNewLine(functionAt(lines, at)), '', REST])];
    }
    default:
      return [REST, ...one().map(reversed), REST];
  }
}

/** In turn: one function; ten that follow one another; one with the same name and another body. */
function snippetReply(lines: readonly string[], run: number, random: () => number): string[] {
  const [first = '', heading = '', ...body] = withNewLine(functionAt(lines, random()));
  switch (run % 3) {
    case 0:
      return [first, heading, ...body];
    case 1:
      return withNewLine(functionAt(lines, random() * 0.8, 10));
    default:
      return [first, heading, '  return somethingElse(input);', ...body.slice(-1)];
  }
}

/** So many lines has each function of the file, with the blank line after it. */
const FUNCTION = 11;

/** Functions of the file from a share of it on, without the last blank line. */
function functionAt(lines: readonly string[], share: number, count = 1): readonly string[] {
  const from = Math.floor((share * (lines.length - FUNCTION)) / FUNCTION) * FUNCTION;
  return lines.slice(from, from + count * FUNCTION - 1);
}

function withNewLine(lines: readonly string[]): string[] {
  return lines.toSpliced(3, 0, '  report(input);');
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
