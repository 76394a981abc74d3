// @ts-check
/** The licences of the packages that are in what is built, for `ThirdPartyNotices.txt`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copied as they are, not bundled. Grammars of the index have their licences beside them. */
const COPIED = ['@shikijs/langs', '@vscode/codicons'];

/**
 * One entry for each package whose code esbuild has read, in the order of names. Throws where a package has no licence.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export function notices(metafiles) {
  const paths = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const bundled = paths.flatMap(path => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const names = [...new Set([...bundled, ...COPIED])].sort();
  return ['Parley holds code of these packages, under these licences.', ...names.map(entry)].join(`\n\n${RULE}\n\n`);
}

const RULE = '-'.repeat(80);

/** @param {string} name */
function entry(name) {
  const folder = join('node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(it => /^licen[cs]e/i.test(it));
  if (!file && typeof license !== 'string') throw new Error(`The package ${name} has no licence.`);
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}`.trim();
}
