import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const files = globSync(['src/**/*.ts', 'webview/**/*.{ts,tsx}'], { cwd: root }).map(normalize);
const imports = new Map(files.map(file => [file, importsOf(file)]));

describe('the structure of the code', () => {
  it('has no import circle, type imports included', () => {
    assert.deepEqual(circles(), []);
  });

  const checkList = (list: string, folder: string): void => {
    it(`${list} names every file of ${folder}`, () => {
      const listed = imports.get(normalize(list)) ?? [];
      const all = files.filter(file => dirname(file) === normalize(folder) && file !== normalize(list));
      assert.ok(all.length > 0, `there are files in ${folder}`);
      assert.deepEqual(
        all.filter(file => !listed.includes(file)),
        [],
      );
    });
  };
  checkList('src/core/slash/slashCommands.ts', 'src/core/slash/commands');
  checkList('src/core/context/contextProviders.ts', 'src/core/context/providers');

  it('names the same commands in package.json and in the host', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...JSON.stringify(manifest).matchAll(/"command":"(parley\.[\w.]+)"/g)].map(match => match[1] ?? '');
    const source = readFileSync(join(root, 'src/host/commands.ts'), 'utf8');
    const made = [...source.matchAll(/'(parley\.\w+\.\w+)':/g)].map(match => match[1] ?? '');
    assert.deepEqual([...new Set(named)].sort(), [...new Set(made)].sort());
  });

  it('has words for every text that package.json asks for, and for no other', () => {
    const asked = [...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(
      match => match[1],
    );
    const words: unknown = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
    assert.ok(typeof words === 'object' && words !== null);
    assert.deepEqual(Object.keys(words).sort(), [...new Set(asked)].sort());
  });
});

/** Every import carries its ending, so a path is all there is to resolve. */
function importsOf(file: string): readonly string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.tsx?)'/g)].map(match =>
    normalize(join(dirname(file), match[1] ?? '')),
  );
}

/** The circles that a walk from each file comes upon, each as the path that closes it. */
function circles(): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const next of imports.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
