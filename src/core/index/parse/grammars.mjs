// @ts-check
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/**
 * Copies the parser's runtime and each language's grammar into a folder, each beside its licence. Files that are there
 * already are left alone.
 * @param {string} outFolder
 * @returns {Promise<void>}
 */
export async function copyGrammars(outFolder) {
  const { languages } = await import('../languages/languages.ts');
  mkdirSync(outFolder, { recursive: true });
  copy(packageFolder('web-tree-sitter'), 'web-tree-sitter.wasm', outFolder);
  for (const { grammar } of languages) {
    if (grammar) copy(packageFolder(grammar.package), grammar.wasm, outFolder);
  }
}

/** @param {string} folder @param {string} name @param {string} outFolder */
function copy(folder, name, outFolder) {
  copyNew(join(folder, name), join(outFolder, basename(name)));
  const licence = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'COPYING'].find(it => existsSync(join(folder, it)));
  if (licence) copyNew(join(folder, licence), join(outFolder, `${basename(name, '.wasm')}.LICENSE`));
}

/** @param {string} from @param {string} to */
function copyNew(from, to) {
  if (!existsSync(to) || statSync(from).size !== statSync(to).size) copyFileSync(from, to);
}

/** Looked for from the project's folder, where all scripts run: this file may be bundled into a test. @param {string} name */
function packageFolder(name) {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const [found] = (require.resolve.paths(name) ?? []).map(it => join(it, name)).filter(it => existsSync(it));
  return found ?? dirname(require.resolve(name));
}
