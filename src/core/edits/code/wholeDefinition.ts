import type { Lineup } from '../formats/format.ts';
import { innerName } from '../definedNames.ts';
import { lineDiff } from '../lineDiff.ts';
import type { LineSplice } from '../lineSplice.ts';
import { blockEnd } from '../locate/anchors.ts';
import { indentOf, isBlank, isInformative } from '../views.ts';
import { told } from './edgeLines.ts';

/**
 * One definition, from its first line to its last, whose first line stands in the file word for word and once: the
 * block takes the place of the definition that begins there, however new its body is. A comment above it in the file
 * stays when the block has none. Undefined where anything speaks against it: several places, a block that is not
 * closed, inner definitions of the file that the block does not have, a long definition that shrinks to little.
 */
export function wholeDefinition(reply: readonly string[], file: readonly string[]): Lineup | undefined {
  const opening = reply.findIndex(line => !isBlank(line) && !isAbove(line));
  const heading = reply[opening]?.trim() ?? '';
  if (!DEFINITION.test(heading) || CONTROL.test(heading)) return undefined;
  if (blockEnd(reply, opening) !== reply.length || reply.length - opening < 2) return undefined;
  const places = file.flatMap((line, at) => (line.trim() === heading ? [at] : []));
  const [start] = places;
  if (start === undefined || places.length > 1) return undefined;
  const end = blockEnd(file, start);
  const shifted = shift(reply, indentOf(reply[opening] ?? ''), indentOf(file[start] ?? ''), file.slice(start, end));
  if (!shifted || losesCode(reply.slice(opening), file.slice(start, end))) return undefined;
  if (!closesAlike(shifted.at(-1) ?? '', file[end - 1] ?? '')) return undefined;
  const from = opening > 0 ? commentStart(file, start) : start;
  return {
    type: 'lines',
    splices: splicesBetween(file, from, end, shifted),
    rung: 'snippet',
    confidence: 0.8,
    why: 'The definition begins here, with the same first line, and nowhere else.',
  };
}

/** A line with a name and what makes it a definition: a keyword, or a list of parameters before an opening. */
const DEFINITION =
  /^(?:(?:export|default|public|private|protected|internal|static|final|abstract|async|pub(?:\([a-z]+\))?|unsafe|override|open|virtual|inline|const|extern)\s+)*(?:function\*?|def|class|fn|func|fun|interface|struct|trait|enum|impl|module|namespace|type)\s+[\w$.]|^[\w$#<>[\],.?&*:\s]*[\w$#]+\s*(?:<[^>]*>)?\([^;]*\)?[^;]*(?:\{|=>\s*\{|:|\()$/;
const CONTROL =
  /^(?:\}?\s*(?:if|else|for|foreach|while|switch|case|catch|try|do|with|elif|except|finally|return|match|loop|unless|until|when|await|yield|throw)\b|[\w$.]+\()/;

/** What stands above a definition and belongs to it: comments, decorators, attributes. */
function isAbove(line: string): boolean {
  return /^\s*(?:\/\/|\/\*|\*|#|@|<!--|--|"""|''')/.test(line);
}

function commentStart(file: readonly string[], start: number): number {
  let from = start;
  while (from > 0 && !isBlank(file[from - 1] ?? '') && isAbove(file[from - 1] ?? '')) from--;
  return from;
}

/** The block at the file's depth; undefined where the two are indented in different ways. */
function shift(
  reply: readonly string[],
  own: string,
  wanted: string,
  file: readonly string[],
): readonly string[] | undefined {
  if (!wanted.startsWith(own)) return undefined;
  const prefix = wanted.slice(own.length);
  const inner = (lines: readonly string[], depth: string): string =>
    indentOf(lines.slice(1).find(line => indentOf(line).length > depth.length) ?? '').slice(depth.length);
  const [mine, theirs] = [inner(reply, own), inner(file, wanted)];
  if (mine !== '' && theirs !== '' && mine.startsWith('\t') !== theirs.startsWith('\t')) return undefined;
  return reply.map(line => (isBlank(line) ? line : prefix + line));
}

/** Whether the block drops inner definitions, or shrinks a long definition to little: then it shows only a part. */
function losesCode(reply: readonly string[], file: readonly string[]): boolean {
  const shown = new Set(reply.flatMap(innerName));
  if (
    file
      .slice(1)
      .flatMap(innerName)
      .some(name => !shown.has(name))
  )
    return true;
  const long = file.filter(isInformative).length > LONG;
  return long && told(reply) < SHRUNK * told(file);
}

const LONG = 12;
const SHRUNK = 0.5;

/** Both end with a closing bracket at the same depth, or neither ends with one. */
function closesAlike(mine: string, theirs: string): boolean {
  const closing = (line: string): string | undefined => /^\s*(?:[})\]]|end\b)/.exec(line)?.[0];
  return closing(mine) === closing(theirs);
}

function splicesBetween(file: readonly string[], from: number, to: number, lines: readonly string[]): LineSplice[] {
  return lineDiff(file.slice(from, to), lines).map(run => ({
    from: from + run.aStart,
    to: from + run.aEnd,
    lines: lines.slice(run.bStart, run.bEnd),
  }));
}
