import assert from 'node:assert/strict';
import { condenseFile } from '../../../../src/core/context/condenseFile.ts';
import { contextPart } from '../../../../src/core/context/contextPart.ts';
import { refreshPart } from '../../../../src/core/context/refreshPart.ts';
import { partNow } from '../../../../src/core/panel/contextChanges.ts';
import type { ContextPart } from '../../../../src/shared/thread.ts';
import type { TestProject } from '../context/testProject.ts';
import { testProject } from '../context/testProject.ts';

const BEFORE = 'const a = 1;\n\nfunction f() {\n  return a;\n}\n';
const lines = (text: string, startLine: number, endLine: number): ContextPart =>
  contextPart({ provider: 'file', label: 'a.ts', path: 'a.ts', startLine, endLine, reason: '', text });
const whole = (text: string): ContextPart =>
  contextPart({ provider: 'file', label: 'a.ts', path: 'a.ts', reason: '', text });

describe('what became of sent code', () => {
  const check = (name: string, part: ContextPart, now: string | undefined, expected: string): void => {
    it(`${name} → ${expected}`, async () => {
      const { workspace } = await testProject(now === undefined ? {} : { 'a.ts': now });
      const redact = (text: string): string => text.replaceAll('hunter2', '‹secret:password:abc1›');
      const found = await partNow({ workspace, redact }, part);
      assert.equal(found?.type === 'changed' ? found.now : (found?.type ?? 'nothing'), expected);
    });
  };
  const f = 'function f() {\n  return a;\n}';
  check('the same lines', lines(f, 3, 5), BEFORE, 'same');
  check('lines that moved', lines(f, 3, 5), `// new\n${BEFORE}`, 'same');
  check('lines that changed', lines(f, 3, 5), BEFORE.replace('a;\n}', 'b;\n}'), 'function f() {\n  return b;\n}');
  check('a file that is gone', lines(f, 3, 5), undefined, 'gone');
  check('a whole file', whole(BEFORE.trimEnd()), BEFORE, 'same');
  check('a whole file with other line ends', whole(BEFORE.trimEnd()), BEFORE.replaceAll('\n', '\r\n'), 'same');
  check('a file that grew', whole(BEFORE.trimEnd()), `${BEFORE}more\n`, `${BEFORE}more`);
  check('a secret, kept without it', lines("x = '‹secret:password:abc1›'", 1, 1), "x = 'hunter2'\n", 'same');
  check('a picture', { ...whole('data:'), provider: 'image' }, 'other', 'nothing');
  check('what is from no file', contextPart({ provider: 'paste', label: 'p', reason: '', text: 'p' }), 'x', 'nothing');

  const long = Array.from({ length: 80 }, (_, i) => `function f${i}() {\n${'  work();\n'.repeat(9)}}\n`).join('\n');
  it('a file of which bodies were left out is compared by what was sent', async () => {
    const { workspace, index } = await testProject({ 'a.ts': long });
    const outline = await index.outline('a.ts', 'typescript', long);
    const sent = whole(condenseFile(long.split('\n'), outline, { limit: 2_000 }));
    const redact = (text: string): string => text;
    assert.match(sent.text, /left out/);
    assert.equal((await partNow({ workspace, redact }, sent))?.type, 'same');
    // Where even that is too long, it is a list of signatures, which end before their lines do.
    const list = whole(condenseFile(long.split('\n'), outline, { limit: 900, query: 'what does f7 do?' }));
    assert.match(list.text, /^Lines 85–95:\nfunction f7[^]*\/\/ line 1\n/);
    assert.equal((await partNow({ workspace, redact }, list))?.type, 'same');
    const other = await testProject({ 'a.ts': long.replace('function f3()', 'function g3()') });
    assert.equal((await partNow({ workspace: other.workspace, redact }, sent))?.type, 'changed');
    assert.equal((await partNow({ workspace: other.workspace, redact }, list))?.type, 'changed');
  });
});

describe('a part that waits to be sent', () => {
  const refreshed = async (part: ContextPart, now: string): Promise<ContextPart> => {
    const project: TestProject = await testProject({ 'a.ts': now });
    return refreshPart(project, part);
  };
  const f = lines('function f() {\n  return a;\n}', 3, 5);

  it('stays as it is while its code does', async () => assert.deepEqual(await refreshed(f, BEFORE), f));
  it('goes along with its code', async () => {
    const { startLine, endLine, text } = await refreshed(f, `// new\n${BEFORE}`);
    assert.deepEqual({ startLine, endLine, text }, { startLine: 4, endLine: 6, text: f.text });
  });
  it('has its function as it is now', async () => {
    const { id, text } = await refreshed(f, BEFORE.replace('  return a', '  log();\n  return a'));
    assert.deepEqual({ id, text }, { id: f.id, text: 'function f() {\n  log();\n  return a;\n}' });
  });
  it('is the whole file as it is now', async () => {
    const file = whole(BEFORE.trimEnd());
    assert.deepEqual((await refreshed(file, 'new\n')).text, 'new');
  });
  it('says anew what it is', async () => {
    const part = { ...f, reason: 'You chose it. This is the function f around line 4.' };
    const { reason } = await refreshed(part, BEFORE.replace('  return a', '  log();\n  return a'));
    assert.equal(reason, 'You chose it. This is the function f around line 3.');
  });
  it('marked by hand, stays as many lines as it was', async () => {
    const marked = { ...lines('function f() {\n  return a;', 3, 4), provider: 'selection' };
    const { text } = await refreshed(marked, BEFORE.replace('  return a', '  return b'));
    assert.equal(text, 'function f() {\n  return b;');
  });
  it('stays where its code is gone', async () => assert.deepEqual(await refreshed(f, 'nothing\n'), f));
});
