import type { VNode } from 'preact';
import type { Run } from '../highlight/messages.ts';
import { memo } from '../memo.ts';
import type { ColoredLines } from '../highlight/useColoredLines.ts';

/** The lines of a block: coloured as far as colours have come, the rest plain in one piece. */
export function CodeLines({
  lines,
  colored,
}: {
  readonly lines: readonly string[];
  readonly colored: ColoredLines;
}): VNode {
  const count = Math.min(colored.length, lines.length);
  const rest = lines.slice(count).join('\n');
  return (
    <>
      {colored.slice(0, count).map((runs, position) => (
        <Line key={position} text={lines[position] ?? ''} runs={runs} isLast={position === lines.length - 1} />
      ))}
      {rest}
    </>
  );
}

const Line = memo(function Line({ text, runs, isLast }: LineProps) {
  let start = 0;
  const parts = runs.map(([length, color, fontStyle], position) => {
    const part = text.slice(start, (start += length));
    if (color === PLAIN && fontStyle === 0) return part;
    return (
      <span key={position} style={{ color, ...(fontStyle === 0 ? {} : fontOf(fontStyle)) }}>
        {part}
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(start)}
      {isLast ? '' : '\n'}
    </>
  );
});

interface LineProps {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly isLast: boolean;
}

const PLAIN = 'var(--code-text)';

/** Shiki's bits: 1 italic, 2 bold, 4 underline. */
function fontOf(bits: number): { fontStyle?: string; fontWeight?: string; textDecoration?: string } {
  return {
    ...(bits & 1 ? { fontStyle: 'italic' } : {}),
    ...(bits & 2 ? { fontWeight: 'bold' } : {}),
    ...(bits & 4 ? { textDecoration: 'underline' } : {}),
  };
}
