import { createHash } from 'node:crypto';
import { estimateTokens } from '../models/tokens.ts';
import type { WorkspaceText } from '../workspace.ts';
import type { ContextPart } from '../../shared/thread.ts';

/** A context part with its size and its id. The same content always gets the same id, so nothing is attached twice. */
export function contextPart(fields: Omit<ContextPart, 'id' | 'tokens'>): ContextPart {
  const { provider, path, startLine, endLine, text } = fields;
  const content = [provider, path, startLine, endLine, text].join('\0');
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 16);
  return { ...fields, id: `${provider}-${hash}`, tokens: estimateTokens(text) };
}

export interface LinesOfFile {
  readonly provider: string;
  readonly source: WorkspaceText;
  /** Lines count from 1; both ends included; what lies beyond the file is left out. */
  readonly startLine: number;
  readonly endLine: number;
  readonly reason: string;
}

/** Some whole lines of a file as a context part. */
export function linesPart({ provider, source, startLine, endLine, reason }: LinesOfFile): ContextPart {
  const lines = splitLines(source.text);
  const first = Math.max(1, Math.min(startLine, lines.length));
  const last = Math.max(first, Math.min(endLine, lines.length));
  return contextPart({
    provider,
    label: `${fileName(source.path)}:${lineRange(first, last)}`,
    path: source.path,
    uri: source.uri,
    startLine: first,
    endLine: last,
    language: source.language,
    reason,
    text: lines.slice(first - 1, last).join('\n'),
  });
}

/** The lines of a text; one final line end makes no further line. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** `12` or `12-20`. */
export function lineRange(startLine: number, endLine: number): string {
  return startLine === endLine ? String(startLine) : `${String(startLine)}-${String(endLine)}`;
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
