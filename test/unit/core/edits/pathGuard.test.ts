import assert from 'node:assert/strict';
import { contentGuardCases } from './contentGuardCases.ts';
import { guardContent } from '../../../../src/core/edits/contentGuard.ts';
import { guardPath, type FileFacts } from '../../../../src/core/edits/pathGuard.ts';

describe('paths a reply may write to', () => {
  const check = (type: 'allow' | 'confirm' | 'deny', ...paths: readonly string[]): void => {
    for (const path of paths) it(`${JSON.stringify(path)}: ${type}`, () => assert.equal(guardPath(path).type, type));
  };

  check(
    'allow',
    'a.ts',
    'src/a.ts',
    './src/a.ts',
    'src//a.ts',
    'src\\a.ts',
    'a b/c d.md',
    'src/..a/b',
    'ümläut/日本.py',
  );
  check('allow', '.gitignore', '.github/ISSUE_TEMPLATE.md', '.editorconfig', 'git/a.ts', 'Makefile');
  check(
    'deny',
    '',
    '.',
    '/',
    '/etc/passwd',
    '\\\\server\\share\\a',
    '//server/a',
    'C:\\a.ts',
    'c:a.ts',
    '\\\\?\\C:\\a',
    '~/.ssh/id',
    '~root/a',
  );
  check(
    'deny',
    '..',
    '../a.ts',
    'src/../../a.ts',
    'src\\..\\..\\a.ts',
    'a/..',
    '.../a',
    '%2e%2e/a',
    '..%2fa',
    '．．/a.ts',
    'a/‥/b',
  );
  check(
    'deny',
    'file:///etc/passwd',
    'vscode-remote://x/a',
    'https://a/b',
    'a\u0000.ts',
    'a\nb.ts',
    ' a.ts',
    'a.ts ',
    'a'.repeat(300),
  );
  check(
    'deny',
    'CON',
    'con.txt',
    'src/NUL',
    'aux.ts',
    'src/con/a.ts',
    'COM1',
    'lpt9.log',
    'COM¹',
    'CONIN$',
    'prn.tar.gz',
  );
  check(
    'deny',
    'a.ts::$DATA',
    'a.ts:b',
    'a.',
    'src./a.ts',
    'src /a.ts',
    'a.ts...',
    'PROGRA~1/a',
    'GIT~1/config',
    'a?.ts',
    'a*.ts',
    'a<b',
    'a|b',
    'a"b',
  );
  check(
    'deny',
    '.git/config',
    '.GIT/hooks/pre-commit',
    'sub/.git/x',
    '.git',
    '.Git\\config',
    '.g\u200Cit/config',
    '．git/config',
    '.hg/hgrc',
    '.svn/entries',
  );
  check('deny', 'a\u202Ets.exe', 'a\u200B.ts', 'a\u{E0041}.ts', 'a\uFEFF.ts');
  check(
    'confirm',
    '.vscode/settings.json',
    '.vscode/tasks.json',
    '.VSCODE/Launch.json',
    'packages/x/.vscode/mcp.json',
    'a.code-workspace',
    '.devcontainer/devcontainer.json',
    '.idea/workspace.xml',
  );
  check(
    'confirm',
    'mcp.json',
    '.mcp.json',
    '.cursor/mcp.json',
    '.Cursor/MCP.json',
    'AGENTS.md',
    'sub/CLAUDE.md',
    '.cursorrules',
    '.github/copilot-instructions.md',
    '.clinerules/a.md',
    '.cursor/rules/a.mdc',
  );
  check(
    'confirm',
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    'Jenkinsfile',
    '.circleci/config.yml',
    '.husky/pre-commit',
    '.pre-commit-config.yaml',
    '.gitattributes',
    '.gitmodules',
  );
  check(
    'confirm',
    '.npmrc',
    '.yarnrc.yml',
    '.envrc',
    '.bashrc',
    '.env',
    '.env.local',
    '.ssh/config',
    'nuget.config',
    '.ｖscode/tasks.json',
  );

  it('gives the path as one would write it', () => {
    assert.deepEqual(guardPath('./src\\lib//a.ts'), { type: 'allow', reason: '', path: 'src/lib/a.ts' });
  });

  const checkLink = (name: string, type: 'allow' | 'deny', path: string, facts: FileFacts): void => {
    it(name, () => assert.equal(guardPath(path, facts).type, type));
  };
  checkLink('a plain file', 'allow', 'src/a.ts', { realRoot: '/w', realPath: '/w/src/a.ts', links: 1 });
  checkLink('a plain file on a disk that ignores case', 'allow', 'SRC/a.ts', {
    realRoot: 'C:\\W\\',
    realPath: 'C:\\W\\src\\a.ts',
  });
  checkLink('a composed name on a disk that decomposes', 'allow', 'é.ts', {
    realRoot: '/w',
    realPath: '/w/e\u0301.ts',
  });
  checkLink('a link out of the folder', 'deny', 'src/a.ts', { realRoot: '/w', realPath: '/etc/passwd' });
  checkLink('a link to a folder whose name only begins alike', 'deny', 'src/a.ts', {
    realRoot: '/w',
    realPath: '/w2/src/a.ts',
  });
  checkLink('a link to another file of the folder', 'deny', 'src/a.ts', { realRoot: '/w', realPath: '/w/.git/config' });
  checkLink('a file with two names', 'deny', 'src/a.ts', { realRoot: '/w', realPath: '/w/src/a.ts', links: 2 });
});

describe('contents that need a yes', () => {
  for (const { path, before, after, asks } of contentGuardCases) {
    it(`${path}: ${after.slice(0, 60)}`, () => assert.equal(guardContent(path, before, after) !== undefined, asks));
  }
});
