import { stripVTControlCharacters } from 'node:util';
import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { contextPart, splitLines } from '../contextPart.ts';
import type { TerminalSource } from '../edges.ts';

/** `@terminal` — the last command of the terminal and what it printed; of much output the beginning and the end. */
export function terminal(source: TerminalSource): ContextProvider {
  return {
    id: 'terminal',
    description: 'The last command of the terminal and its output',
    takesArgument: false,
    suggest: () => Promise.resolve([]),
    async resolve() {
      const last = await source();
      if (!last)
        throw new ContextError('No terminal has run a command yet. Run it in VS Code’s terminal and try again.');
      const output = shorten(plain(last.output));
      const command = last.command === undefined ? [] : [`$ ${last.command}`];
      const exit =
        last.exitCode === undefined || last.exitCode === 0 ? [] : [`(ended with exit code ${String(last.exitCode)})`];
      const label = last.command === undefined ? 'Terminal' : `Terminal: ${last.command.slice(0, 40)}`;
      return [
        contextPart({
          provider: 'terminal',
          label,
          reason: 'You asked for the terminal.',
          text: [...command, ...output, ...exit].join('\n'),
        }),
      ];
    },
  };
}

const HEAD = 40;
const TAIL = 160;

/** Without colours; a line that was drawn over (a progress bar) as it was in the end. */
function plain(output: string): readonly string[] {
  return splitLines(
    stripVTControlCharacters(output)
      .replace(/\r+\n/g, '\n')
      .replace(/[^\n]*\r(?!\n)/g, ''),
  ).map(line => line.trimEnd());
}

function shorten(lines: readonly string[]): readonly string[] {
  if (lines.length <= HEAD + TAIL) return lines;
  const missing = lines.length - HEAD - TAIL;
  return [...lines.slice(0, HEAD), `⋯ ${String(missing)} lines left out ⋯`, ...lines.slice(-TAIL)];
}
