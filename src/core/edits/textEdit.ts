/** One replacement in a text: the characters from `start` up to `end` become `text`. Offsets count UTF-16 units. */
export type TextEdit = { readonly start: number; readonly end: number; readonly text: string };

/** The text with all edits made. Edits are disjoint, ascending, and in offsets of the text before any of them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The edits that take `applyEdits(text, edits)` back to `text`. */
export function reverseEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map(edit => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

/** The same change in the fewest characters, or undefined when it changes nothing. Line ends and emoji stay whole. */
export function tightenEdit(text: string, edit: TextEdit): TextEdit | undefined {
  const old = text.slice(edit.start, edit.end);
  if (old === edit.text) return undefined;
  const limit = Math.min(old.length, edit.text.length);
  let head = 0;
  while (head < limit && old[head] === edit.text[head]) head++;
  while (head > 0 && (isInsidePair(old, head) || isInsidePair(edit.text, head))) head--;
  let tail = 0;
  while (tail < limit - head && old[old.length - 1 - tail] === edit.text[edit.text.length - 1 - tail]) tail++;
  while (tail > 0 && (isInsidePair(old, old.length - tail) || isInsidePair(edit.text, edit.text.length - tail))) tail--;
  const start = edit.start + head;
  const end = edit.end - tail;
  // A cut beside the edit may fall inside a pair whose other half lies outside it.
  if (isInsidePair(text, start) || isInsidePair(text, end)) return edit;
  return { start, end, text: edit.text.slice(head, edit.text.length - tail) };
}

function isInsidePair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (
    (before === 13 && after === 10) || (before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff)
  );
}
