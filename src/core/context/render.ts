import type { ContextPart } from '../../shared/thread.ts';

/**
 * How a context part enters a prompt: a line with its path, lines and reason, then its text in a fence that the text
 * cannot end.
 */
export function renderPart(part: ContextPart): string {
  const { text, language = '' } = part;
  const fence = '`'.repeat(longestRun(text) + 1);
  return `${headerOf(part)}\n${fence}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** All parts of a message, one after the other. Empty for none. */
export function renderParts(parts: readonly ContextPart[]): string {
  return parts.map(renderPart).join('\n\n');
}

/** `Context: src/retry.ts, lines 40-88 (You selected these lines.)` */
function headerOf({ label, path, startLine, endLine, reason }: ContextPart): string {
  const lines =
    startLine === undefined
      ? ''
      : startLine === (endLine ?? startLine)
        ? `, line ${String(startLine)}`
        : `, lines ${String(startLine)}-${String(endLine)}`;
  const why = reason === '' ? '' : ` (${oneLine(reason)})`;
  return `Context: ${oneLine(path ?? label)}${lines}${why}`;
}

/** The longest run of backticks, at least two: a fence has three. */
function longestRun(text: string): number {
  let longest = 2;
  for (const [run] of text.matchAll(/`{3,}/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** A file may be called as it likes; in the header it stays one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
