import { lineDiff } from './lineDiff.ts';
import { splitLines, type Lines } from './lines.ts';
import { tightenEdit, type TextEdit } from './textEdit.ts';

/** The edits that turn one text into another, found line by line and each made as small as it can be. */
export function editsBetween(before: string, after: string): TextEdit[] {
  const a = splitLines(before);
  const b = splitLines(after);
  const edits: TextEdit[] = [];
  const bomEdit = a.bom === b.bom ? undefined : { start: 0, end: a.bom.length, text: b.bom };
  if (bomEdit) edits.push(bomEdit);
  for (const run of lineDiff(withEnds(a), withEnds(b))) {
    const edit = tightenEdit(before, {
      start: a.starts[run.aStart] ?? before.length,
      end: a.starts[run.aEnd] ?? before.length,
      text: after.slice(b.starts[run.bStart] ?? after.length, b.starts[run.bEnd] ?? after.length),
    });
    if (edit) edits.push(edit);
  }
  return edits;
}

/** Each line with its own end. */
export function withEnds(file: Lines): string[] {
  return file.lines.map((_, at) => file.text.slice(file.starts[at], file.starts[at + 1]));
}
