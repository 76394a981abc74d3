import assert from 'node:assert/strict';
import { Review } from '../../../../../src/core/edits/review.ts';

const TEXT = 'alpha();\nbeta();\ngamma();\ndelta();\nomega();\n';
const AFTER = TEXT.replace('beta', 'BETA').replace('omega', 'OMEGA');
const all = (): boolean => true;
const only =
  (position: number) =>
  (at: number): boolean =>
    at === position;

/** A review says what the document becomes; what it never says is never written. The window's part is in `test/e2e`. */
describe('reported by users: the file changes while a proposal waits', () => {
  it('typing while a proposal waits is kept, and the proposal lands where its lines are (vscode-copilot-release#12105)', () => {
    const review = new Review(TEXT, AFTER);
    const typed = `import "x";\n${TEXT.replace('gamma();', 'gamma(1);')}`;
    assert.equal(review.follow(typed).type, 'merged');
    assert.deepEqual(
      [review.textWith(only(0)), review.textWith(all)],
      [typed.replace('beta', 'BETA'), typed.replace('beta', 'BETA').replace('omega', 'OMEGA')],
    );
  });

  it('lines typed above do not move what is accepted afterwards (continue#991, #1137)', () => {
    const review = new Review(TEXT, AFTER);
    review.follow(`one();\ntwo();\n${TEXT}`);
    const first = review.textWith(only(0));
    review.accepted(first);
    review.follow(`zero();\n${first}`);
    assert.deepEqual(
      [first, review.textWith(all)],
      [`one();\ntwo();\n${TEXT.replace('beta', 'BETA')}`, `zero();\none();\ntwo();\n${AFTER}`],
    );
  });

  it('of a proposal in several places each can be accepted, in any order (continue#4478)', () => {
    const review = new Review(TEXT, AFTER.replace('delta();\n', 'delta();\nmore();\n'));
    const counts = [review.counts.pending];
    let document = TEXT;
    while (review.hunks.length > 0) {
      document = review.textWith(only(review.hunks.length - 1));
      review.accepted(document);
      counts.push(review.counts.pending);
    }
    assert.deepEqual([counts, document], [[2, 1, 0], AFTER.replace('delta();\n', 'delta();\nmore();\n')]);
  });

  it('a line that both changed is a conflict, and the review does not overwrite it', () => {
    const review = new Review(TEXT, AFTER);
    const merge = review.follow(TEXT.replace('beta();', 'beta(mine);'));
    assert.deepEqual(
      [merge, review.before, review.after],
      [
        {
          type: 'conflict',
          conflicts: [{ startLine: 2, endLine: 2, ours: 'beta(mine);\n', theirs: 'BETA();\n' }],
        },
        TEXT,
        AFTER,
      ],
    );
  });

  it('two proposals for one file do not get mixed up: each follows the other (vscode-copilot-release#7169, #6567)', () => {
    const first = new Review(TEXT, TEXT.replace('beta();', 'beta();\nbeta2();\nbeta3();'));
    const second = new Review(TEXT, TEXT.replace('delta();', 'delta();\ndelta2();\ndelta3();'));
    const kept = first.textWith(all);
    first.accepted(kept);
    assert.equal(second.follow(kept).type, 'merged');
    assert.equal(
      second.textWith(all),
      'alpha();\nbeta();\nbeta2();\nbeta3();\ngamma();\ndelta();\ndelta2();\ndelta3();\nomega();\n',
    );
  });

  it('a proposal that is taken up at the next start does not bring back the former text (vscode-copilot-release#6607)', () => {
    const review = new Review(TEXT, AFTER, { total: 3, taken: 1 });
    const outside = TEXT.replace('gamma();', 'gamma(outside);').replace('alpha();\n', '');
    review.follow(outside);
    assert.deepEqual(
      [review.before, review.textWith(() => false), review.textWith(all), review.counts.taken],
      [outside, outside, outside.replace('beta', 'BETA').replace('omega', 'OMEGA'), 1],
    );
  });

  it('a text that is not on disk is what a proposal is made for and joined with (cline#679, #5149, #12636)', () => {
    const unsaved = TEXT.replace('gamma();', 'gamma();\nunsaved();');
    const review = new Review(unsaved, unsaved.replace('beta', 'BETA'));
    review.decline(0);
    assert.deepEqual([review.hunks, review.textWith(all)], [[], unsaved]);
  });
});
