import { FileError } from '../workspace.ts';
import type { Workspace } from '../workspace.ts';
import { lineRange, splitLines } from '../context/contextPart.ts';
import type { ContextPart } from '../../shared/thread.ts';

/** What became of the code of a context part since it was sent. */
export type PartNow =
  | { readonly type: 'same' }
  /** `now`: the same lines as they are now. */
  | { readonly type: 'changed'; readonly now: string }
  | { readonly type: 'gone' };

export interface PartNowDeps {
  readonly workspace: Pick<Workspace, 'readText'>;
  /** What was kept was kept without its secrets. */
  readonly redact: (text: string) => string;
}

/**
 * Compares a part, as it was sent, with its file. Code that only moved has not changed; of a file of which bodies were
 * left out, what was sent is compared. Undefined for what is not from a file.
 */
export async function partNow({ workspace, redact }: PartNowDeps, part: ContextPart): Promise<PartNow | undefined> {
  const { path, startLine, endLine } = part;
  if (path === undefined || part.provider === 'diff' || part.provider === 'image' || part.provider === 'recording')
    return undefined;
  let source: string;
  try {
    source = redact((await workspace.readText(path)).text);
  } catch (error) {
    if (error instanceof FileError) return { type: 'gone' };
    throw error;
  }
  const lines = splitLines(source);
  const sent = splitLines(part.text);
  if (startLine === undefined) {
    return isIn(lines, sent) ? { type: 'same' } : { type: 'changed', now: lines.join('\n') };
  }
  const there = lines.slice(startLine - 1, endLine ?? startLine);
  if (isIn(there, sent) || holds(lines, sent)) return { type: 'same' };
  return { type: 'changed', now: there.join('\n') };
}

/** A heading for both sides of a comparison. */
export function placeOf({ path, label, startLine, endLine }: ContextPart): string {
  return startLine === undefined ? (path ?? label) : `${path ?? label}:${lineRange(startLine, endLine ?? startLine)}`;
}

const LEFT_OUT = /⋯ \d[\d,]* (?:lines?|more) left out.*⋯|^\s*⋯.*⋯\s*$/;

const LINE_NUMBER = / {2}\/\/ line \d+$/;

/** Whether what was sent are these lines; where marks stand for lines that were left out, whether its pieces are in them, in order. */
function isIn(lines: readonly string[], sent: readonly string[]): boolean {
  if (!sent.some(line => LEFT_OUT.test(line))) return sameLines(lines, sent);
  let from = 0;
  let isInList = false;
  for (const line of sent) {
    // A list of definitions has the number of the line behind each, and not what follows the signature.
    const code = line.replace(LINE_NUMBER, '').trim();
    const isListed = code !== line.trim();
    if (LEFT_OUT.test(line) || code === '') continue;
    if (/^Lines \d+–\d+:$/.test(code)) continue;
    // Above the list stand bodies of what it lists.
    if (isListed && !isInList) from = 0;
    isInList = isListed;
    const at = lines.findIndex((it, i) => i >= from && (isListed ? it.trim().startsWith(code) : it.trim() === code));
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Whether some lines stand one after the other in others. */
function holds(lines: readonly string[], sent: readonly string[]): boolean {
  return sent.length > 0 && `\n${lines.join('\n')}\n`.includes(`\n${sent.join('\n')}\n`);
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, i) => line === other[i]);
}
