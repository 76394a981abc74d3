import { useEffect, useRef, useState } from 'preact/hooks';
import { Lru } from '../lru.ts';
import { grammarFor } from './languages.ts';
import type { Highlighter } from './highlighter.ts';
import type { Run } from './messages.ts';

export type ColoredLines = readonly (readonly Run[])[];

/**
 * The colours of the finished lines of a block; it follows a block that grows. Empty while none have come, and where
 * there is no grammar or no worker.
 */
export function useColoredLines(lines: readonly string[], language: string, isComplete: boolean): ColoredLines {
  const grammar = grammarFor(language);
  const key = isComplete && grammar ? `${grammar}\n${lines.join('\n')}` : undefined;
  const known = key === undefined ? undefined : finished.get(key);
  const [colored, setColored] = useState<ColoredLines>([]);
  const job = useRef<Job>(undefined);

  useEffect(() => {
    if (known || !grammar || !highlighter) return;
    job.current ??= startJob(highlighter, setColored);
    job.current.update(grammar, isComplete ? lines : lines.slice(0, -1));
  }, [lines, grammar, isComplete, known]);
  useEffect(() => () => job.current?.close(), []);

  if (known) return known;
  if (key !== undefined && colored.length === lines.length) finished.set(key, colored);
  return colored;
}

/** Gives the hook its highlighter; without one, code stays plain. */
export function installHighlighter(installed: Highlighter): void {
  highlighter = installed;
}

let highlighter: Highlighter | undefined;

const finished = new Lru<ColoredLines>(200);

interface Job {
  update(grammar: string, lines: readonly string[]): void;
  close(): void;
}

function startJob(worker: Highlighter, setColored: (lines: ColoredLines) => void): Job {
  let colored: ColoredLines = [];
  let sent: readonly string[] = [];
  const block = worker.open((from, runs) => {
    colored = [...colored.slice(0, from), ...runs];
    setColored(colored);
  });
  return {
    update: (grammar, lines) => {
      const isContinued = sent.length <= lines.length && sent.every((line, position) => line === lines[position]);
      const from = isContinued ? sent.length : 0;
      if (lines.length === from) return;
      sent = lines;
      worker.send(block, grammar, from, lines.slice(from));
    },
    close: () => worker.close(block),
  };
}
