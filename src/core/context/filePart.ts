import { estimateTokens } from '../models/tokens.ts';
import type { WorkspaceText } from '../workspace.ts';
import type { ContextPart } from '../../shared/thread.ts';
import type { CodeIndex } from './codeIndex.ts';
import { condenseFile } from './condenseFile.ts';
import { contextPart, fileName, lineRange, linesPart, splitLines } from './contextPart.ts';
import { enclosingRange } from './enclosingRange.ts';

export interface FilePartOptions {
  readonly provider: string;
  readonly source: WorkspaceText;
  readonly index: CodeIndex;
  readonly reason: string;
  /** Tokens from which on a file is condensed. */
  readonly limit?: number;
  /** Lines that matter most: the cursor's, the selection's. */
  readonly focus?: readonly number[];
  /** The question, where it is known. */
  readonly query?: string;
}

/** A whole file as a context part; a large one with the bodies left out that matter least. */
export async function filePart(options: FilePartOptions): Promise<ContextPart> {
  const { provider, source, index, reason, limit = LARGE_FILE, focus = [], query = '' } = options;
  const lines = splitLines(source.text);
  const whole = lines.join('\n');
  const common = { provider, path: source.path, uri: source.uri, language: source.language };
  if (estimateTokens(whole) <= limit) {
    return contextPart({ ...common, label: fileName(source.path), reason, text: whole });
  }
  const outline = await index.outline(source.path, source.language, source.text);
  return contextPart({
    ...common,
    label: `${fileName(source.path)}${OUTLINE}`,
    reason: `${reason}${LONG}`,
    text: condenseFile(lines, outline, { limit, focus, query }),
  });
}

const OUTLINE = ' (outline)';
const LONG = ' It is long, so bodies that seem to matter less were left out.';

/** Whether a part is one file that was too long to go along whole. Those of a folder share their room. */
export function isOutline({ provider, label, startLine }: ContextPart): boolean {
  return startLine === undefined && ['file', 'editor'].includes(provider) && label.endsWith(OUTLINE);
}

/** Why a file was attached, without that it is long. */
export function reasonWithoutLength(reason: string): string {
  return reason.endsWith(LONG) ? reason.slice(0, -LONG.length) : reason;
}

export interface PlacePartOptions extends Omit<FilePartOptions, 'limit' | 'focus'> {
  /** Lines count from 1; both ends included. */
  readonly startLine: number;
  readonly endLine: number;
}

/** The function or class around some lines of a file. Lines that reach over several definitions are given as they are. */
export async function placePart(options: PlacePartOptions): Promise<ContextPart> {
  const { provider, source, index, startLine, endLine, reason } = options;
  const lines = splitLines(source.text);
  const outline = await index.outline(source.path, source.language, source.text);
  const range = enclosingRange(outline, lines, startLine, endLine);
  if (!range.symbol && endLine > startLine) return linesPart({ provider, source, startLine, endLine, reason });
  const what = range.symbol
    ? `the ${range.symbol.kind} ${range.symbol.name} around ${named(startLine, endLine)}`
    : `what stands around ${named(startLine, endLine)}`;
  const { startLine: first, endLine: last } = range;
  return linesPart({ provider, source, startLine: first, endLine: last, reason: `${reason} This is ${what}.` });
}

/** Tokens: about 1,500 lines of a few words, or 600 of dense code. */
const LARGE_FILE = 6_000;

function named(startLine: number, endLine: number): string {
  return `${startLine === endLine ? 'line' : 'lines'} ${lineRange(startLine, endLine)}`;
}
