/** A path with the lines that may follow it: `src/a.ts`, `src/a.ts:12`, `src/a.ts:10-20`, `src/a.ts#L10-L20`. */
export interface PlaceInFile {
  readonly path: string;
  /** Lines count from 1; both ends included. */
  readonly startLine?: number;
  readonly endLine?: number;
}

export function parsePlace(text: string): PlaceInFile {
  const match = /^(.*?)(?::L?|#L)(\d{1,7})(?::\d+)?(?:-L?(\d{1,7})(?::\d+)?)?$/.exec(text.trim());
  const startLine = Number(match?.[2] ?? 0);
  if (!match || startLine === 0) return { path: tidy(text) };
  return { path: tidy(match[1] ?? ''), startLine, endLine: Math.max(startLine, Number(match[3] ?? startLine)) };
}

/** The lines in the fragment of a URI, as VS Code writes a selection (`L12`, `12,3-14,5`), as a place: `:12-14`, or nothing. */
export function linesOfFragment(fragment: string): string {
  const [, start, end] = /^L?(\d{1,7})(?:,\d+)?(?:-L?(\d{1,7})(?:,\d+)?)?$/.exec(fragment) ?? [];
  if (start === undefined) return '';
  return end === undefined || end === start ? `:${start}` : `:${start}-${end}`;
}

function tidy(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '');
}
