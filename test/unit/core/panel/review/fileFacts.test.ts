import assert from 'node:assert/strict';
import { link, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { guardPath } from '../../../../../src/core/edits/pathGuard.ts';
import { aliasOf, fileFacts } from '../../../../../src/core/panel/review/fileFacts.ts';
import { withFolder } from '../../threads/support.ts';

/** A workspace `root` beside a folder `outside`, with links of every kind. */
async function prepare(folder: string): Promise<string> {
  const root = join(folder, 'root');
  const outside = join(folder, 'outside');
  await mkdir(join(root, 'src'), { recursive: true });
  await mkdir(outside);
  await writeFile(join(root, 'src', 'a.ts'), 'a');
  await writeFile(join(outside, 'secret.ts'), 's');
  await symlink(outside, join(root, 'linked'));
  await symlink(join(outside, 'secret.ts'), join(root, 'secret.ts'));
  await symlink(join(outside, 'nothing'), join(root, 'dangling.ts'));
  await symlink(join(root, 'loop.ts'), join(root, 'loop.ts'));
  await symlink(join(root, 'src', 'a.ts'), join(root, 'inside.ts'));
  await link(join(outside, 'secret.ts'), join(root, 'hard.ts'));
  return root;
}

describe('where a path really lies', () => {
  const check = (path: string, expected: 'allow' | 'deny'): void => {
    it(`${path} → ${expected}`, () =>
      withFolder(async folder => {
        const root = await prepare(folder);
        assert.equal(guardPath(path, await fileFacts(root, path)).type, expected);
      }));
  };
  check('src/a.ts', 'allow');
  check('src/new.ts', 'allow');
  check('new/deep/er.ts', 'allow');
  check('linked/secret.ts', 'deny');
  check('linked/new.ts', 'deny');
  check('secret.ts', 'deny');
  check('dangling.ts', 'deny');
  check('loop.ts', 'deny');
  check('inside.ts', 'deny');
  check('hard.ts', 'deny');

  it('sees a folder that was swapped for a link', () =>
    withFolder(async folder => {
      const root = await prepare(folder);
      assert.equal(guardPath('src/a.ts', await fileFacts(root, 'src/a.ts')).type, 'allow');
      await rename(join(root, 'src'), join(root, 'was'));
      await writeFile(join(folder, 'outside', 'a.ts'), 'a');
      await symlink(join(folder, 'outside'), join(root, 'src'));
      assert.equal(guardPath('src/a.ts', await fileFacts(root, 'src/a.ts')).type, 'deny');
    }));

  it('takes a workspace that is itself behind a link', () =>
    withFolder(async folder => {
      const root = await prepare(folder);
      await symlink(root, join(folder, 'way'));
      assert.equal(guardPath('src/a.ts', await fileFacts(join(folder, 'way'), 'src/a.ts')).type, 'allow');
    }));

  it('finds a name that differs in case only', () =>
    withFolder(async folder => {
      const root = await prepare(folder);
      assert.equal(await aliasOf(root, 'src/A.TS'), 'a.ts');
      assert.equal(await aliasOf(root, 'src/b.ts'), undefined);
      assert.equal(await aliasOf(root, 'nowhere/b.ts'), undefined);
    }));
});
