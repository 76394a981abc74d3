import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContextProvider } from '../../../../src/core/context/contextProvider.ts';
import { createContextProviders } from '../../../../src/core/context/contextProviders.ts';
import type { ContextEdges } from '../../../../src/core/context/edges.ts';
import { fileTree } from '../../../../src/core/context/fileTree.ts';
import type { ContextPart } from '../../../../src/shared/thread.ts';
import { SHOP } from './shop.ts';
import type { TestProject } from './testProject.ts';
import { testProject } from './testProject.ts';

const EDGES: ContextEdges = {
  problems: () => [
    { path: 'src/cart.ts', startLine: 16, endLine: 16, severity: 'warning', message: 'Unused.' },
    {
      path: 'src/cart.ts',
      startLine: 10,
      endLine: 10,
      severity: 'error',
      message: 'Wrong\n  type.',
      source: 'ts',
      code: '2322',
    },
    { path: 'src/item.ts', startLine: 5, endLine: 5, severity: 'hint', message: 'Hm.' },
  ],
  terminal: () =>
    Promise.resolve({
      command: 'npm test',
      output: '\u001b[31mfailed\u001b[0m\r\n10 %\r90 %\r100 %\r\ndone\r\n',
      exitCode: 1,
    }),
  threads: {
    find: query => Promise.resolve([{ id: 't1', title: 'About retries' }].filter(it => it.title.includes(query))),
    read: id => Promise.resolve(id === 't1' ? { title: 'About retries', text: '## Why?\n\nBecause.' } : undefined),
  },
  page: address => Promise.resolve({ title: '', text: address.includes('empty') ? ' ' : 'A page.' }),
};

describe('more context providers', () => {
  let project: TestProject;
  before(async () => {
    project = await testProject(SHOP);
  });
  beforeEach(() => project.closeEditors());

  const providerOf = (id: string, deps: Pick<TestProject, 'workspace' | 'index'> = project): ContextProvider => {
    const provider = createContextProviders({ ...deps, edges: EDGES }).find(it => it.id === id);
    assert.ok(provider, `there is no @${id}`);
    return provider;
  };
  const resolve = (mention: string): Promise<readonly ContextPart[]> => {
    const [, id = '', argument = ''] = /^(\w+):?(.*)$/.exec(mention) ?? [];
    return providerOf(id).resolve(argument, new AbortController().signal);
  };
  const label = ({ label: own, path, startLine, endLine }: ContextPart): string => {
    if (path === undefined) return own;
    return startLine === undefined ? path : `${path}:${String(startLine)}-${String(endLine)}`;
  };
  const check = (
    mention: string,
    expected: readonly string[] | RegExp,
    prepare: () => void = () => undefined,
  ): void => {
    it(`@${mention} → ${String(expected)}`, async () => {
      prepare();
      if (expected instanceof RegExp) return assert.rejects(resolve(mention), expected);
      assert.deepEqual((await resolve(mention)).map(label), expected);
    });
  };

  check('folder:src/ui', ['src/ui/', 'src/ui/index.ts']);
  check('folder:src/', [
    'src/',
    'src/cart.ts',
    'src/checkout.ts',
    'src/item.ts',
    'src/prices.ts',
    'src/api/index.ts',
    'src/ui/index.ts',
  ]);
  check('folder:', /Name a folder/);
  check('folder:nothing', /no folder “nothing”/);
  check('open', ['src/cart.ts', 'README.md'], () => {
    project.open('src/cart.ts');
    project.show('README.md');
  });
  check('open', /No file is open/);
  check('open', /No file is open/, () => project.show('deploy/.env'));
  check('tree', ['File tree']);
  check('tree:src', ['File tree of src']);
  check('tree:nothing', /no folder “nothing”/);
  check('codebase:where is the discount applied', ['src/prices.ts:15-18', 'src/prices.ts:6-13']);
  check('codebase:zebra', /Nothing in the codebase fits/);
  check('codebase', /Write what to look for/);
  check('problems', ['3 problems', 'src/cart.ts:8-12']);
  check('problems:src/item.ts', ['1 problem']);
  check('problems:cart.ts', ['2 problems', 'src/cart.ts:8-12']);
  check('problems:errors', ['1 problem', 'src/cart.ts:8-12']);
  check('problems:warnings', ['1 problem']);
  check('problems:src', ['3 problems', 'src/cart.ts:8-12']);
  check('problems:src/cart.ts:10', ['1 problem', 'src/cart.ts:8-12']);
  check('problems:src/cart.ts:900', ['2 problems', 'src/cart.ts:8-12']);
  check('problems:README.md', /no problems in README.md/);
  check('terminal', ['Terminal: npm test']);
  check('thread:t1', ['About retries']);
  check('thread:t2', /not there any more/);
  check('url:https://example.com/a', ['example.com']);
  check('url:https://example.com/empty', /has no text/);
  check('url:example', /Write the whole address/);

  it('fetches no page where the workspace is not trusted', async () => {
    const workspace = { ...project.workspace, isTrusted: () => false };
    const found = providerOf('url', { ...project, workspace }).resolve(
      'https://example.com/a',
      AbortSignal.timeout(1_000),
    );
    await assert.rejects(found, /not trusted/);
  });

  it('writes problems a line each, errors first', async () => {
    const [list] = await resolve('problems');
    assert.equal(
      list?.text,
      'src/cart.ts:10 error ts(2322): Wrong type.\nsrc/cart.ts:16 warning: Unused.\nsrc/item.ts:5 hint: Hm.',
    );
  });

  it('cleans what the terminal printed', async () => {
    const [part] = await resolve('terminal');
    assert.equal(part?.text, '$ npm test\nfailed\n100 %\ndone\n(ended with exit code 1)');
  });

  it('offers nothing whose edge is missing', () => {
    const ids = createContextProviders(project).map(provider => provider.id);
    assert.deepEqual(ids, ['file', 'symbol', 'selection', 'editor', 'codebase', 'folder', 'open', 'diff', 'tree']);
  });

  const suggests = (mention: string, expected: readonly string[]): void => {
    it(`@${mention} offers ${expected.join(', ') || 'nothing'}`, async () => {
      const [id = '', query = ''] = mention.split(':');
      const found = await providerOf(id).suggest(query, 10);
      assert.deepEqual(
        found.map(it => it.argument),
        expected,
      );
    });
  };
  suggests('folder:', ['src', 'test', 'tools', 'deploy', 'src/ui', 'src/api']);
  suggests('folder:ap', ['src/api']);
  suggests('folder:src/u', ['src/ui']);
  it('offers the page whose address was typed', async () => {
    const [found] = await providerOf('url').suggest('https://example.com/a', 10);
    assert.deepEqual([found?.argument, found?.label], ['https://example.com/a', 'example.com']);
  });
  suggests('url:exam', []);
  suggests('problems:err', ['errors']);
  suggests('problems:item', ['src/item.ts']);
  suggests('thread:retries', ['t1']);

  describe('@diff', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-diff-'));
    const run = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
        stdio: 'pipe',
      });
    };
    before(() => {
      run('init', '-q', '-b', 'main');
      mkdirSync(join(folder, 'src'));
      writeFileSync(join(folder, 'src/a.ts'), 'one\ntwo\n');
      writeFileSync(join(folder, 'größe.ts'), 'one\n');
      run('add', '.');
      run('commit', '-q', '-m', 'First commit');
      writeFileSync(join(folder, 'src/a.ts'), 'one\nTWO\n');
      run('commit', '-q', '-am', 'Second commit');
      writeFileSync(join(folder, 'größe.ts'), 'changed\n');
      run('add', '.');
      writeFileSync(join(folder, 'src/a.ts'), 'ONE\nTWO\n');
      writeFileSync(join(folder, 'new.ts'), 'new\n');
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const diffIn = (path: string, isTrusted = true): ContextProvider => {
      const folders = () => [{ name: 'repo', path, uri: `file://${path}` }];
      const workspace = { ...project.workspace, folders, isTrusted: () => isTrusted };
      return providerOf('diff', { ...project, workspace });
    };
    const changes = (argument: string, expected: readonly string[] | RegExp): void => {
      it(`@diff:${argument} → ${String(expected)}`, async () => {
        const found = diffIn(folder).resolve(argument, new AbortController().signal);
        if (expected instanceof RegExp) return assert.rejects(found, expected);
        assert.deepEqual(
          (await found).map(part => part.path ?? part.text.replace(/commit \w+ by A\s+/, 'commit: ')),
          expected,
        );
      });
    };
    changes('', ['größe.ts', 'src/a.ts', 'new, not yet in git: new.ts']);
    changes('staged', ['größe.ts']);
    changes('unstaged', ['src/a.ts', 'new, not yet in git: new.ts']);
    changes('HEAD', ['commit: Second commit', 'src/a.ts']);
    changes('HEAD~1..HEAD', ['src/a.ts']);
    changes('main..main', /There are no changes in main..main/);
    changes('nothing', /Git knows no commit, branch or tag called “nothing”/);
    changes('--output=/tmp/x', /is no commit, branch or range/);
    changes('main..--output=x', /is no commit, branch or range/);

    it('holds the lines that changed', async () => {
      const [part] = await diffIn(folder).resolve('HEAD~1..HEAD', new AbortController().signal);
      assert.match(part?.text ?? '', /\n one\n-two\n\+TWO$/);
    });
    it('is named as the workspace names it where that is a folder of the repository', async () => {
      const parts = await diffIn(join(folder, 'src')).resolve('unstaged', new AbortController().signal);
      assert.deepEqual(
        parts.map(part => part.path),
        ['a.ts'],
      );
    });
    it('offers what is staged and the last commits', async () => {
      const found = await diffIn(folder).suggest('commit', 10);
      assert.deepEqual(
        found.map(it => it.detail.split(' · ')[0]),
        ['All that is not committed yet', 'What would be committed now', 'Second commit', 'First commit'],
      );
    });
    it('runs no git where the workspace is not trusted', async () => {
      await assert.rejects(diffIn(folder, false).resolve('', new AbortController().signal), /not trusted/);
    });
    it('says so where there is no repository', async () => {
      const outside = mkdtempSync(join(tmpdir(), 'parley-no-git-'));
      await assert.rejects(diffIn(outside).resolve('', new AbortController().signal), /not in a git repository/);
      rmSync(outside, { recursive: true });
    });
  });
});

describe('a tree of files', () => {
  const check = (title: string, paths: readonly string[], most: number, expected: string): void => {
    it(title, () => assert.equal(fileTree(paths, most), expected));
  };
  const paths = ['a/b/c.ts', 'a/b/d.ts', 'a/e.ts', 'f/g/h/i.ts', 'z.ts'];
  check('folders first, one line for a chain', paths, 20, 'a/\n  b/\n    c.ts\n    d.ts\n  e.ts\nf/g/h/\n  i.ts\nz.ts');
  check('deep folders are folded', paths, 7, 'a/\n  b/ (2 files)\n  e.ts\nf/g/h/\n  i.ts\nz.ts');
  check('all are folded', paths, 3, 'a/ (3 files)\nf/g/h/ (1 file)\nz.ts');
  check('and cut', ['a.ts', 'b.ts', 'c.ts'], 2, 'a.ts\nb.ts\n… and 1 more');
});
