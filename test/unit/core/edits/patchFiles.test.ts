import assert from 'node:assert/strict';
import { applyReply } from '../../../../src/core/edits/applyReply.ts';
import { patchFiles, type PatchFile } from '../../../../src/core/edits/patchFiles.ts';

const patch = [
  '*** Begin Patch',
  '*** Update File: src/a.ts',
  '@@',
  '-a();',
  '+A();',
  '*** Update File: src/old.ts',
  '*** Move to: src/new.ts',
  '@@',
  '-b();',
  '+B();',
  '*** Add File: src/c.ts',
  '+c();',
  '+',
  '*** Delete File: src/d.ts',
  '*** End Patch',
  '',
].join('\n');

const diff = [
  'diff --git a/src/a.ts b/src/a.ts',
  '--- a/src/a.ts',
  '+++ b/src/a.ts',
  '@@ -1 +1 @@',
  '-a();',
  '+A();',
  '--- /dev/null',
  '+++ b/src/c.ts',
  '@@ -0,0 +1,2 @@',
  '+c();',
  '+',
  '--- a/src/d.ts',
  '+++ /dev/null',
  '@@ -1 +0,0 @@',
  '-d();',
  'diff --git a/x.ts b/y.ts',
  'similarity index 100%',
  'rename from x.ts',
  'rename to y.ts',
  '',
].join('\n');

const blocks = [
  'src/a.ts',
  '<<<<<<< SEARCH',
  'a();',
  '=======',
  'A();',
  '>>>>>>> REPLACE',
  '',
  '**src/b.ts**',
  '<<<<<<< SEARCH',
  'b();',
  '=======',
  'B();',
  '>>>>>>> REPLACE',
  '<<<<<<< SEARCH',
  'x();',
  '=======',
  'X();',
  '>>>>>>> REPLACE',
].join('\n');

describe('the files of a patch', () => {
  const check = (name: string, code: string, expected: readonly PatchFile[]): void => {
    it(name, () => assert.deepEqual(patchFiles(code), expected));
  };
  check('an envelope with every kind', patch, [
    { type: 'edit', path: 'src/a.ts' },
    { type: 'move', path: 'src/old.ts', to: 'src/new.ts', isEdited: true },
    { type: 'create', path: 'src/c.ts', text: 'c();\n\n' },
    { type: 'delete', path: 'src/d.ts' },
  ]);
  check('a diff with every kind', diff, [
    { type: 'edit', path: 'src/a.ts' },
    { type: 'create', path: 'src/c.ts', text: 'c();\n\n' },
    { type: 'delete', path: 'src/d.ts' },
    { type: 'move', path: 'x.ts', to: 'y.ts', isEdited: false },
  ]);
  check('SEARCH/REPLACE blocks of two files in one fence', blocks, [
    { type: 'edit', path: 'src/a.ts' },
    { type: 'edit', path: 'src/b.ts' },
  ]);
  check('SEARCH/REPLACE blocks of one file', blocks.slice(0, blocks.indexOf('**')), []);
  check('an envelope that was cut off', patch.slice(0, 90), []);
  check('code', 'const a = 1;\n', []);

  const checkEdit = (path: string, text: string, code: string, expected: string): void => {
    it(`${path} gets its own part`, () => {
      const result = applyReply({ path, language: 'typescript', text, block: code });
      assert.equal(result.type === 'edits' ? result.text : result.type === 'refused' ? result.reason : '', expected);
    });
  };
  checkEdit('src/a.ts', 'a();\nx();\n', patch, 'A();\nx();\n');
  checkEdit('src/old.ts', 'b();\nx();\n', patch, 'B();\nx();\n');
  checkEdit('src/d.ts', 'd();\n', patch, 'file-operation');
  checkEdit('src/z.ts', 'z();\n', patch, 'other-file');
  checkEdit('src/a.ts', 'a();\nx();\n', blocks, 'A();\nx();\n');
  checkEdit('src/b.ts', 'b();\nx();\n', blocks, 'B();\nX();\n');
  checkEdit('src/z.ts', 'a();\n', blocks, 'other-file');
  checkEdit('packages/src/a.ts', 'a();\n', diff, 'A();\n');
});
