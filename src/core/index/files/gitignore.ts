import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The `.gitignore` of a folder of the workspace (`''`, `a/b/`); empty where there is none.
 *
 * Where there is no repository, the rules of the workspace folder for everything (`/*`) are left out: they say what is to
 * go into a repository, as in the kernel's sources that Debian ships, and would leave nothing of what somebody opened.
 */
export function readGitignore(root: string, folder: string): string {
  const text = readText(join(root, folder, '.gitignore'));
  return folder === '' && hidesEverything(root, text) ? text.replaceAll(EVERYTHING_EACH, '') : text;
}

/** Whether the `.gitignore` of the workspace folder leaves nothing of what somebody opened. */
export function hidesEverything(root: string, text = readText(join(root, '.gitignore'))): boolean {
  return EVERYTHING.test(text) && !isInRepository(root);
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const EVERYTHING = /^\/?\*{1,2}\/?[ \t]*$/m;
const EVERYTHING_EACH = new RegExp(EVERYTHING, 'gm');

function isInRepository(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, '.git')) || (parent !== folder && isInRepository(parent));
}

/** Whether a file says which others belong to the index. */
export function isIgnoreFile(path: string): boolean {
  return /(?:^|\/)\.(?:git|parley)ignore$/.test(path);
}
