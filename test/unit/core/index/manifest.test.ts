import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { skippedByContent, skippedByName } from '../../../../src/core/index/files/fileGate.ts';
import { isIgnored, listFiles, type ManifestOptions } from '../../../../src/core/index/files/manifest.ts';

const plain: ManifestOptions = { excludes: [], useGit: false, maxFiles: 100 };

describe('the list of files', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-manifest-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const make = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  const list = async (options: Partial<ManifestOptions> = {}): Promise<string[]> => {
    const { files } = await listFiles({ path: folder, prefix: '' }, { ...plain, ...options });
    return files.map(file => file.path).sort();
  };
  const IGNORED = {
    '.gitignore': '*.log\n/out/\n!keep.log\n',
    'a.ts': '',
    'a.log': '',
    'keep.log': '',
    'out/b.ts': '',
    'lib/out/c.ts': '',
    'lib/.gitignore': 'd.ts\n!e.log\n',
    'lib/d.ts': '',
    'lib/e.log': '',
    'node_modules/x/y.js': '',
  };
  const KEPT = ['.gitignore', 'a.ts', 'keep.log', 'lib/.gitignore', 'lib/e.log', 'lib/out/c.ts'];

  it('honours .gitignore at every depth without git', async () => {
    make(IGNORED);
    assert.deepEqual(await list(), KEPT);
  });

  it('lists the same with git, new files included', async () => {
    make(IGNORED);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['add', 'a.ts'], { cwd: folder });
    assert.deepEqual(await list({ useGit: true }), KEPT);
  });

  it('knows of each file alone whether it is ignored', () => {
    make(IGNORED);
    const root = { path: folder, prefix: '' };
    assert.deepEqual(
      Object.keys(IGNORED)
        .filter(path => !isIgnored(root, path, []))
        .sort(),
      KEPT,
    );
  });

  it('has all of a folder that is no repository, though its .gitignore is for a repository with little in it', async () => {
    make({ '.gitignore': '*.o\n/*\n!/debian/\n', 'kernel/fork.c': '', 'kernel/fork.o': '', 'debian/rules': '' });
    assert.deepEqual(await list(), ['.gitignore', 'debian/rules', 'kernel/fork.c']);
    assert.equal(isIgnored({ path: folder, prefix: '' }, 'kernel/fork.c', []), false);
    mkdirSync(join(folder, '.git'));
    assert.deepEqual(await list(), ['debian/rules']);
    assert.equal(isIgnored({ path: folder, prefix: '' }, 'kernel/fork.c', []), true);
  });

  it('honours exclusions and .parleyignore', async () => {
    make({ '.parleyignore': 'private/\n', 'private/a.ts': '', 'b.ts': '', 'c.js': '', 'd/e.min': '', 'd/f.map.x': '' });
    assert.deepEqual(await list({ excludes: ['**/*.{js,x}', 'd/e.min'] }), ['.parleyignore', 'b.ts']);
  });

  it('does not follow links, and counts what it left out', async () => {
    make({ 'a.ts': '', 'a/b.ts': '', '.env': 'KEY=1', 'photo.png': '', 'package-lock.json': '{}' });
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('a.ts', join(folder, 'link.ts'));
    const all = await listFiles({ path: folder, prefix: 'x/' }, { ...plain, maxFiles: 1 });
    const { files, skipped, skippedPaths } = all;
    assert.equal(files.length, 1);
    assert.ok(files[0]?.path.startsWith('x/a'));
    assert.deepEqual(Object.fromEntries(skipped), {
      symlink: 2,
      secret: 1,
      binary: 1,
      generated: 1,
      'too-many-files': 1,
    });
    assert.deepEqual(
      [skippedPaths.get('secret'), skippedPaths.get('symlink')?.toSorted()],
      [['x/.env'], ['x/a/up', 'x/link.ts']],
    );
  });

  it('tells of a folder that cannot be read, and lists the rest', async function () {
    if (process.platform === 'win32') this.skip();
    make({ 'a.ts': '', 'closed/b.ts': '' });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'closed'), 0);
    const { files, skipped } = await asNobody(() => listFiles({ path: folder, prefix: '' }, plain));
    chmodSync(join(folder, 'closed'), 0o700);
    assert.deepEqual([files.map(it => it.path), Object.fromEntries(skipped)], [['a.ts'], { unreadable: 1 }]);
  });
});

describe('files that are left out', () => {
  const byName = (path: string, expected: string | undefined): void => {
    it(`${path}: ${expected ?? 'let in'}`, () => assert.equal(skippedByName(path), expected));
  };
  byName('a/.env', 'secret');
  byName('.env.local', 'secret');
  byName('.env.example', undefined);
  byName('deploy/server.pem', 'secret');
  byName('id_rsa', 'secret');
  byName('logo.PNG', 'binary');
  byName('yarn.lock', 'generated');
  byName('jquery.min.js', 'minified');
  byName('src/a.ts', undefined);
  byName('Makefile', undefined);

  const byContent = (what: string, text: string, expected: string | undefined): void => {
    it(`${what}: ${expected ?? 'let in'}`, () => assert.equal(skippedByContent(Buffer.from(text)), expected));
  };
  byContent('text', 'hello\nworld\n', undefined);
  byContent('nothing', '', undefined);
  byContent('a zero byte', 'hello\0', 'binary');
  byContent('a long line', `a\n${'x'.repeat(10_001)}\n`, 'minified');
  byContent('long lines', `${'x'.repeat(500)}\n`.repeat(20), 'minified');
  byContent('a mark of a generator', '// Code generated by protoc. DO NOT EDIT.\n', 'generated');
});

/** Root may read everything: there, as somebody else. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || !process.seteuid) return work();
  process.seteuid(65_534);
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
}
