import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyCases } from '../../../../bench/support/applyCases.ts';
import { editRandomly } from '../../../../bench/support/editRandomly.ts';
import { seeded } from '../../../../bench/support/seeded.ts';
import { applyReply } from '../../../../src/core/edits/applyReply.ts';
import { hunksBetween, takeHunks } from '../../../../src/core/edits/hunks.ts';
import { applyEdits, reverseEdits } from '../../../../src/core/edits/textEdit.ts';
import { block } from './checkApply.ts';

/** Real code, ours: long and short functions, tables, comments. */
const sources = ['applyReply.ts', 'views.ts', 'formats/unifiedDiff.ts', 'locate/placeAll.ts', 'code/alignCode.ts'].map(
  name => readFileSync(`src/core/edits/${name}`, 'utf8'),
);
const edit = fc.tuple(fc.constantFrom(...sources), fc.nat(1_000_000)).map(([original, seed]) => {
  const random = seeded(seed);
  return { path: 'src/a.ts', language: 'typescript', original, expected: editRandomly(original, random), random };
});
const settings = { seed: 11, numRuns: 8 };

describe('any edit of real code', () => {
  it('is made as meant or refused, in every form that quotes what it changes', () => {
    fc.assert(
      fc.property(edit, ({ random, ...made }) => {
        for (const it of applyCases(made, random)) {
          // What a part of a file leaves out can only be guessed; an edit said again may find its twin.
          if (/^(?:lazy|snippet|sr_applied)/.test(it.form)) continue;
          const text = it.original ?? made.original;
          const result = applyReply({ path: made.path, language: made.language, text, block: it.reply });
          if (result.type !== 'edits') continue;
          assert.ok(it.answer === 'apply' || it.form === 'sr_min_ctx', `${it.form} must be refused`);
          assert.equal(squeezed(result.text), squeezed(it.expected ?? made.expected), it.form);
        }
      }),
      settings,
    );
  });

  it('gives edits that make the text and can be taken back to the byte', () => {
    fc.assert(
      fc.property(edit, ({ random, ...made }) => {
        for (const it of applyCases(made, random).slice(0, 6)) {
          const text = it.original ?? made.original;
          const result = applyReply({ path: made.path, language: made.language, text, block: it.reply });
          if (result.type !== 'edits') continue;
          assert.equal(applyEdits(text, result.edits), result.text);
          assert.equal(applyEdits(result.text, reverseEdits(text, result.edits)), text);
          assert.equal(
            takeHunks(text, result.text, () => true),
            result.text,
          );
          assert.ok(hunksBetween(text, result.text).length > 0);
        }
      }),
      settings,
    );
  });

  it('splices what it is given, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$&', '$$', '$1', '$`', "$'", '\\n', '%s', 'x'), { minLength: 1 }),
        parts => {
          const line = `const pattern = '${parts.join('')}';`;
          const result = applyReply({
            path: 'a.ts',
            language: 'typescript',
            text: 'one();\ntwo();\n',
            block: block('two();', line),
          });
          assert.equal(result.type === 'edits' ? result.text : '', `one();\n${line}\n`);
        },
      ),
      { ...settings, numRuns: 100 },
    );
  });

  it('never throws, whatever the block', () => {
    const piece = fc.constantFrom(
      '<<<<<<< SEARCH',
      '=======',
      '>>>>>>> REPLACE',
      '@@',
      '@@ -1,2 +1 @@',
      '--- a/a.ts',
      '+++ b/a.ts',
      '*** Begin Patch',
      '*** Update File: a.ts',
      '*** End Patch',
      '```',
      '// ...',
      '-a();',
      '+b();',
      ' a();',
      'a();',
      '',
      '}',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (text, reply) => {
        applyReply({ path: 'a.ts', language: 'typescript', text: text.join('\n'), block: reply.join('\n') });
      }),
      { ...settings, numRuns: 400 },
    );
  });
});

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
