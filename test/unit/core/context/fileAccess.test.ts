import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createAdmit } from '../../../../src/core/context/admitParts.ts';
import { contextPart } from '../../../../src/core/context/contextPart.ts';
import { createFileAccess } from '../../../../src/core/context/fileAccess.ts';

describe('whether a file may go into a chat', () => {
  let folder: string;
  const files: Readonly<Record<string, string>> = {
    '.gitignore': 'dist/\n*.log\n',
    '.parleyignore': 'private/\n*.secret.ts\n',
    'packages/a/.gitignore': 'build\n!keep.log\n',
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-access-'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });
  after(() => rm(folder, { recursive: true }));

  const access = (path: string, names: readonly string[] = ['shop']): Promise<string> =>
    createFileAccess({
      workspace: { folders: () => names.map(name => ({ name, path: folder, uri: `file://${folder}` })) },
      excludes: () => ['**/generated', 'docs/*.{pdf,md}'],
    })(path).then(it => it.type);
  const check = (path: string, expected: string): void => {
    it(`${path} → ${expected}`, async () => assert.equal(await access(path), expected));
  };
  check('src/a.ts', 'free');
  check('dist/a.js', 'ask');
  check('packages/b/dist/a.js', 'ask');
  check('debug.log', 'ask');
  check('packages/a/keep.log', 'free');
  check('packages/a/build/x.js', 'ask');
  check('src/generated/x.ts', 'ask');
  check('docs/guide.md', 'ask');
  check('docs/guide.txt', 'free');
  check('.env', 'ask');
  check('private/a.ts', 'never');
  check('./private/a.ts', 'never');
  check('private/.env', 'never');
  check('src/a.secret.ts', 'never');
  check('/home/me/notes.txt', 'free');
  check('/home/me/.ssh/id_rsa', 'ask');
  check('../other/a.ts', 'free');
  it('knows the folder by its name where there are several', async () => {
    assert.equal(await access('shop/private/a.ts', ['shop', 'other']), 'never');
    assert.equal(await access('shop/src/a.ts', ['shop', 'other']), 'free');
  });

  it('asks once for all files, and keeps back what got no yes', async () => {
    const asked: string[][] = [];
    const admit = createAdmit({
      access: createFileAccess({
        workspace: { folders: () => [{ name: 'shop', path: folder, uri: '' }] },
        excludes: () => [],
      }),
      confirm: found => {
        asked.push(found.map(it => it.path));
        return Promise.resolve(['.env']);
      },
    });
    const part = (path: string): ReturnType<typeof contextPart> =>
      contextPart({ provider: 'file', label: path, path, reason: '', text: path });
    const admitted = await admit(['src/a.ts', '.env', 'debug.log', 'private/a.ts', '.env'].map(part));
    assert.deepEqual(asked, [['.env', 'debug.log']]);
    assert.deepEqual(
      admitted.parts.map(it => it.path),
      ['src/a.ts', '.env', '.env'],
    );
    assert.deepEqual(admitted.notes, [
      '“debug.log” was not attached: it is left out by .gitignore or by the settings.',
      '“private/a.ts” was not attached: it is left out by .parleyignore.',
    ]);
    assert.deepEqual(admitted.refusals, ['“private/a.ts” was not attached: it is left out by .parleyignore.']);
  });
});
