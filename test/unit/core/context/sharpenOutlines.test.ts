import assert from 'node:assert/strict';
import { file } from '../../../../src/core/context/providers/file.ts';
import { folder } from '../../../../src/core/context/providers/folder.ts';
import { sharpenOutlines } from '../../../../src/core/context/sharpenOutlines.ts';
import { testProject } from './testProject.ts';

const STEPS = Array.from(
  { length: 1_500 },
  (_, i) =>
    `export function step${i}(value: number): number {\n  const doubled = value * ${i};\n  return doubled;\n}\n`,
);
const LONG = STEPS.join('\n');

describe('a long file and the question it goes along with', () => {
  const signal = new AbortController().signal;

  it('gets the bodies that the question names, however short they are', async () => {
    const project = await testProject({ 'a.ts': LONG });
    const attached = await file(project).resolve('a.ts', signal);
    const [sharp] = await sharpenOutlines(project, attached, 'explain step1400');
    assert.deepEqual(
      [attached[0]?.text.includes('value * 1400;'), sharp?.text.includes('value * 1400;'), sharp?.label, sharp?.reason],
      [
        false,
        true,
        'a.ts (outline)',
        'You chose this file. It is long, so bodies that seem to matter less were left out.',
      ],
    );
    assert.equal(sharp?.id, attached[0]?.id);
    assert.ok((sharp?.tokens ?? 0) <= 6_000);
  });

  it('stays as it is where the question names nothing of it; so does all else', async () => {
    const project = await testProject({ 'a.ts': LONG, 'b/short.ts': 'export const b = 1;\n', 'b/a.ts': LONG });
    const attached = [
      ...(await file(project).resolve('a.ts', signal)),
      ...(await folder(project).resolve('b', signal)),
    ];
    assert.deepEqual(await sharpenOutlines(project, attached, 'why?'), attached);
  });

  it('stays as it was attached where its file is gone', async () => {
    const attached = await file(await testProject({ 'a.ts': LONG })).resolve('a.ts', signal);
    assert.deepEqual(await sharpenOutlines(await testProject({}), attached, 'explain step1400'), attached);
  });
});
