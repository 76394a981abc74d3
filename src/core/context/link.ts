import { lineRange } from './contextPart.ts';

/** A place in the workspace as a Markdown link: `[src/a.ts:12](src/a.ts#L12)`. Lines count from 1. */
export function link(path: string, startLine?: number, endLine?: number): string {
  const label = startLine === undefined ? path : `${path}:${lineRange(startLine, endLine ?? startLine)}`;
  return `[${escapeMarkdown(label)}](${target(path, startLine, endLine)})`;
}

/** The same with a label of one's own. */
export function linkAs(label: string, path: string, startLine?: number, endLine?: number): string {
  return `[${label}](${target(path, startLine, endLine)})`;
}

/** Code within a sentence, whatever backticks it has. */
export function inlineCode(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...(oneLine.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = oneLine.startsWith('`') || oneLine.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${oneLine}${pad}${fence}`;
}

/** A fenced block that its content cannot end. */
export function fenced(text: string, info: string): string {
  const longest = Math.max(2, ...(text.match(/^[ \t]*[`]{3,}/gm) ?? []).map(run => run.trim().length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** Text that shall not become emphasis, a link or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}

function target(path: string, startLine?: number, endLine?: number): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/').replaceAll('(', '%28').replaceAll(')', '%29');
  if (startLine === undefined) return encoded;
  const end = endLine === undefined || endLine === startLine ? '' : `-L${String(endLine)}`;
  return `${encoded}#L${String(startLine)}${end}`;
}
