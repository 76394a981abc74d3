import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchCorpus } from '../../../../src/core/index/search/searchCorpus.ts';
import { WorkspaceIndex } from '../../../../src/core/index/workspaceIndex.ts';

describe('the index inside the child', function () {
  this.timeout(20_000);
  let folder: string;
  let workspace: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-workspace-index-'));
    workspace = join(folder, 'workspace');
    mkdirSync(workspace);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (useGit: boolean): WorkspaceIndex => {
    const options = {
      roots: [{ path: workspace, prefix: '' }],
      storageFolder: join(folder, 'storage'),
      grammarsFolder: '',
      excludes: [],
      useGit,
      maxFiles: 1000,
      maxBytes: 1e7,
      parsers: 0,
      openFiles: [],
    };
    const ignore = (): void => undefined;
    return new WorkspaceIndex(options, undefined, { onChange: ignore, onOutgrown: ignore });
  };
  const found = (index: WorkspaceIndex, query: string): readonly string[] => {
    const { corpus, history } = index.contents();
    return searchCorpus(corpus, query, { limit: 5 }, history).map(hit => hit.path);
  };
  const git = (...args: readonly string[]): void => {
    const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['-C', workspace, ...author, ...args], { stdio: 'ignore' });
  };

  it('finds a file by the words of its commits, at the next start too', async () => {
    writeFileSync(join(workspace, 'window.ts'), 'export function openWindow() {}\n');
    git('init');
    git('add', '.');
    git('commit', '-m', 'Mend the flicker on hover');
    const first = open(true);
    await first.scan();
    const second = open(true);
    second.load();
    const untrusted = open(false);
    await untrusted.scan();
    assert.deepEqual(
      [first, second, untrusted].map(index => found(index, 'flicker')),
      [['window.ts'], ['window.ts'], []],
    );
    for (const index of [first, second, untrusted]) index.dispose();
  });

  it('runs no git where the workspace is not trusted', async function () {
    if (process.platform === 'win32') this.skip();
    const calls = join(folder, 'calls');
    writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$@" >> '${calls}'\nexit 1\n`);
    chmodSync(join(folder, 'git'), 0o755);
    writeFileSync(join(workspace, 'a.ts'), 'export const a = 1;\n');
    const path = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
      const untrusted = open(false);
      await untrusted.scan();
      untrusted.dispose();
      assert.equal(existsSync(calls), false);
      const trusted = open(true);
      await trusted.scan();
      trusted.dispose();
      assert.match(readFileSync(calls, 'utf8'), /ls-files/);
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('does not grow with saves', async () => {
    const index = open(false);
    const text = Array.from({ length: 400 }, (_, i) => `export const line${i} = ${i};`).join('\n');
    writeFileSync(join(workspace, 'a.ts'), text);
    await index.scan();
    const before = index.contents().corpus.chunkTable.length;
    for (let i = 0; i < 128; i++) await index.put('a.ts', `${text}\n// save ${i}`, false);
    const { corpus } = index.contents();
    assert.deepEqual([corpus.chunkTable.length <= before + 1, found(index, 'save')], [true, ['a.ts']]);
    index.dispose();
  });

  it('tells that the snapshot could not be kept, and goes on', async () => {
    writeFileSync(join(workspace, 'a.ts'), 'export const a = 1;\n');
    writeFileSync(join(folder, 'storage'), 'a file where the folder would be');
    const index = open(false);
    await index.scan();
    assert.match(index.status().message ?? '', /could not be saved/);
    assert.deepEqual(found(index, 'a.ts'), ['a.ts']);
    index.dispose();
  });
});
