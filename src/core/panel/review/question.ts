import type { LineRange } from '../../edits/applyHints.ts';

/** A change that had no certain place, and what to ask the model so that it has one. */
export interface UncertainChange {
  readonly path: string;
  readonly language: string;
  /** The file as it is now. */
  readonly text: string;
  /** The code block of the reply. */
  readonly code: string;
  /** Why it was not applied: one sentence. */
  readonly reason: string;
  readonly candidates: readonly LineRange[];
}

/** A short question that has the model say again where a change belongs, with the lines that it may have meant. */
export function askAgainQuestion({ path, language, text, code, reason, candidates }: UncertainChange): string {
  const lines = text.split('\n');
  const places = candidates.length > 0 ? candidates.slice(0, MOST_PLACES).map(it => widened(it, lines.length)) : [];
  const whole = places.length === 0 && lines.length <= WHOLE_LINES ? [{ startLine: 1, endLine: lines.length }] : places;
  const quotes = whole.map(({ startLine, endLine }) =>
    [`Lines ${startLine} to ${endLine}:`, fenced(language, lines.slice(startLine - 1, endLine).join('\n'))].join('\n'),
  );
  return [
    `This change of ${path} could not be applied: ${reason}`,
    fenced(language, shortened(code)),
    ...(quotes.length > 0 ? [`These are the lines of ${path} as they are now.`, ...quotes] : []),
    `Please give the same change again as SEARCH/REPLACE blocks for ${path}. Copy into SEARCH the lines exactly as they are in the file, and enough of them that they are there only once. Nothing else is needed.`,
  ].join('\n\n');
}

const MOST_PLACES = 3;
/** A file of so many lines is quoted whole where nothing tells which of its lines are meant. */
const WHOLE_LINES = 200;
const MARGIN = 3;
const LONGEST_CODE = 6_000;
const LONGEST_PLACE = 60;

function widened({ startLine, endLine }: LineRange, count: number): LineRange {
  const end = Math.min(endLine, startLine + LONGEST_PLACE);
  return { startLine: Math.max(1, startLine - MARGIN), endLine: Math.min(count, end + MARGIN) };
}

function shortened(code: string): string {
  return code.length <= LONGEST_CODE ? code : `${code.slice(0, LONGEST_CODE)}\n…`;
}

/** A fence longer than any in the code, so that the code cannot end it. */
function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(match => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
