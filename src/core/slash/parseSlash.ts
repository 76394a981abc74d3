import { nearestNames } from './nearestNames.ts';
import type { SlashCommand } from './slashCommand.ts';

/** A message taken apart into the commands in it. */
export interface ParsedSlash {
  /** In the order of the message. Empty for a message without commands. */
  readonly calls: readonly SlashCall[];
  /** What stands before the first command. */
  readonly text: string;
}

export type SlashCall =
  | { readonly type: 'known'; readonly command: SlashCommand; readonly args: string }
  /** `nearest` are the names of commands that may have been meant, best first. */
  | { readonly type: 'unknown'; readonly name: string; readonly nearest: readonly string[] };

/**
 * Finds the commands of a message: at the beginning of a line, and once a message has begun with one, further known ones
 * anywhere behind a blank, but not in quotes. A path (`/usr/bin`) is no command.
 */
export function parseSlash(text: string, commands: readonly SlashCommand[]): ParsedSlash {
  const byName = new Map(commands.flatMap(it => [it.name, ...it.aliases].map(name => [name, it] as const)));
  const marks = findMarks(text, name => byName.has(name));
  const calls = marks.map((mark, i): SlashCall => {
    const command = byName.get(mark.name);
    if (!command) return { type: 'unknown', name: mark.name, nearest: nearestNames(mark.name, [...byName.keys()]) };
    return { type: 'known', command, args: text.slice(mark.end, marks[i + 1]?.start).trim() };
  });
  return { calls, text: text.slice(0, marks[0]?.start).trim() };
}

interface Mark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const MARK = /(?<=^|\s)\/([a-z][a-z\d-]{0,40})(?=\s|$)/gi;
const QUOTED = /```[\s\S]*?(?:```|$)|`[^`\n]*`|"[^"\n]*"/g;

function findMarks(text: string, isKnown: (name: string) => boolean): readonly Mark[] {
  const visible = text.replace(QUOTED, quoted => quoted.replace(/[^\n]/g, '.'));
  const marks: Mark[] = [];
  for (const match of visible.matchAll(MARK)) {
    const name = (match[1] ?? '').toLowerCase();
    const before = visible.slice(0, match.index);
    const beginsLine = /(?:^|\n)[ \t]*$/.test(before);
    const isFirst = before.trim() === '';
    // A line of a pasted text may begin with a slash: only a message that begins with one names unknown commands.
    const counts = isKnown(name) ? beginsLine || marks.length > 0 : isFirst || (beginsLine && marks.length > 0);
    if (counts) marks.push({ name, start: match.index, end: match.index + match[0].length });
  }
  return marks;
}
