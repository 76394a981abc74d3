import assert from 'node:assert/strict';
import { applyReply, type ApplyInput } from '../../../../src/core/edits/applyReply.ts';
import { applyEdits } from '../../../../src/core/edits/textEdit.ts';

/** What applying comes to, in short: the new text, `unchanged`, or `refused: REASON`. */
export function outcome(text: string, block: string, rest: Partial<ApplyInput> = {}): string {
  const result = applyReply({ path: 'src/a.ts', language: 'typescript', text, block, ...rest });
  if (result.type === 'unchanged') return 'unchanged';
  if (result.type === 'refused') return `refused: ${result.reason}`;
  assert.equal(applyEdits(text, result.edits), result.text, 'the edits give the text');
  result.edits.forEach((edit, at) => {
    assert.ok(edit.start <= edit.end && edit.start >= (result.edits[at - 1]?.end ?? 0), 'disjoint and ascending');
  });
  return result.text;
}

/** A file, a reply, and what must come of it; TypeScript where no other language is named. */
export type KnownCase = readonly [text: string, reply: string, expected: string, language?: string];

/** One thing that is known to go wrong: all its cases come out as they must. */
export function item(title: string, ...cases: readonly KnownCase[]): Mocha.Test {
  return it(title, () => {
    assert.deepEqual(
      cases.map(([text, reply, , language = 'typescript']) => outcome(text, reply, { language })),
      cases.map(([, , expected]) => expected),
    );
  });
}

/** A `*** Begin Patch` for `src/a.ts`. */
export function patch(...lines: readonly string[]): string {
  return ['*** Begin Patch', '*** Update File: src/a.ts', ...lines, '*** End Patch', ''].join('\n');
}

/** One SEARCH/REPLACE block. */
export function block(search: string, replace: string): string {
  const lines = (text: string): string => (text === '' ? '' : `${text}\n`);
  return `<<<<<<< SEARCH\n${lines(search)}=======\n${lines(replace)}>>>>>>> REPLACE\n`;
}
