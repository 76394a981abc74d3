import assert from 'node:assert/strict';
import { chipLabels } from '../../../webview/chipLabels.ts';

describe('the labels of chips', () => {
  const check = (paths: readonly string[], expected: readonly string[]): void => {
    it(`${paths.join(', ')} → ${expected.join(', ')}`, () => {
      assert.deepEqual(chipLabels(paths.map(path => ({ path, label: path.split('/').at(-1) ?? '' }))), expected);
    });
  };

  check(['src/a.ts', 'src/b.ts'], ['a.ts', 'b.ts']);
  check(['src/a.ts', 'api/a.ts', 'a.ts'], ['src/a.ts', 'api/a.ts', 'a.ts']);
  check(['src/a.ts', 'src/a.ts'], ['a.ts', 'a.ts']);
  it('what is from no file keeps its label', () => {
    assert.deepEqual(chipLabels([{ label: 'shot.png' }, { label: 'shot.png' }]), ['shot.png', 'shot.png']);
  });
});
