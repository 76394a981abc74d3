import assert from 'node:assert/strict';
import { holdsFor, parseRules, WorkspaceRules } from '../../../../src/core/context/rules.ts';
import { testProject } from './testProject.ts';

describe('rules of a workspace', () => {
  const files = {
    'AGENTS.md': 'Use tabs.\u200b\u{E0041}',
    'CLAUDE.md': 'Use tabs.',
    '.cursorrules': 'No semicolons.',
    'packages/api/AGENTS.md': 'The API is in Go.',
    'docs/style.instructions.md': '---\ndescription: x\napplyTo: "**/*.{ts,tsx}"\n---\nNo classes.\n',
    'docs/manual.instructions.md': 'Only by hand.',
    'empty/AGENTS.md': '\n',
  };
  const make = async ({ isTrusted = true, isEnabled = true } = {}): Promise<WorkspaceRules> => {
    const { workspace, index } = await testProject(files);
    let off: readonly string[] = [];
    return new WorkspaceRules({
      workspace: { ...workspace, isTrusted: () => isTrusted },
      index,
      isEnabled: () => isEnabled,
      off: { read: () => off, write: paths => void (off = paths) },
    });
  };
  const told = async (rules: WorkspaceRules, ...paths: string[]): Promise<readonly string[]> =>
    (await rules.for(paths.map(path => ({ path })))).map(it => it.path);

  it('holds those at the top for every question, a repeated one once', async () => {
    assert.deepEqual(await told(await make()), ['AGENTS.md', '.cursorrules']);
  });
  it('holds those of a folder and of globs for the files they are for', async () => {
    assert.deepEqual(await told(await make(), 'packages/api/main.go'), [
      'AGENTS.md',
      '.cursorrules',
      'packages/api/AGENTS.md',
    ]);
    assert.deepEqual(await told(await make(), 'src/a.tsx'), [
      'AGENTS.md',
      '.cursorrules',
      'docs/style.instructions.md',
    ]);
  });
  it('tells which files there are, and switches them', async () => {
    const rules = await make();
    await rules.switch('.cursorrules', false);
    assert.deepEqual(await told(rules), ['AGENTS.md']);
    assert.deepEqual(
      (await rules.list()).map(
        it => `${it.isOn ? '+' : '-'} ${it.path}${it.applyTo === undefined ? '' : ` (${it.applyTo})`}`,
      ),
      [
        '+ AGENTS.md',
        '- .cursorrules',
        '+ packages/api/AGENTS.md',
        '+ docs/style.instructions.md (**/*.{ts,tsx})',
        '+ docs/manual.instructions.md ()',
      ],
    );
    await rules.switch('.cursorrules', true);
    assert.equal((await told(rules)).length, 2);
  });
  it('reads nothing in Restricted Mode, or when switched off', async () => {
    assert.deepEqual(await (await make({ isTrusted: false })).list(), []);
    assert.deepEqual(await told(await make({ isEnabled: false })), []);
  });
  it('takes out words that nobody sees', async () => {
    const [first] = await (await make()).for([]);
    assert.equal(first?.text, 'Rules of this workspace, from AGENTS.md:\n\nUse tabs.');
  });

  const head = (text: string, expected: ReturnType<typeof parseRules>): void => {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(parseRules(text), expected));
  };
  head('Plain', { text: 'Plain', applyTo: undefined });
  head('---\napplyTo: **/*.py\n---\nText', { text: 'Text', applyTo: '**/*.py' });
  head("---\r\napplyTo: 'a,b'\r\n---\r\nText", { text: 'Text', applyTo: 'a,b' });
  head('---\nname: x\n---\n', { text: '', applyTo: undefined });
  head('--- not a head', { text: '--- not a head', applyTo: undefined });

  const holds = (applyTo: string, path: string, expected: boolean): void => {
    it(`${applyTo || 'nothing'} ${expected ? 'is' : 'is not'} for ${path}`, () =>
      assert.equal(holdsFor({ applyTo }, [path]), expected));
  };
  holds('**', 'a.ts', true);
  holds('**/*.ts', 'src/a.ts', true);
  holds('**/*.ts', 'src/a.py', false);
  holds('src/**, test/*.ts', 'test/a.ts', true);
  holds('*.{js,ts}', 'a.ts', true);
  holds('', 'a.ts', false);
  holds('**/*.ts', '/outside/a.ts', false);
});
