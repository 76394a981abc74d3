// npm run package [-- --check]: makes parley.vsix, and checks what is in it against test/vsix-allow-list.txt.
// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { installPackages, root, runOnNode24 } from './host/node24.mjs';

/** @typedef {{ name: string, size: number, packed: number }} Entry sizes in bytes */

process.chdir(root);
installPackages();
await runOnNode24(import.meta.url);
// Node 20, on which this file may begin, has no such export.
const { matchesGlob } = await import('node:path');

const VSIX = 'parley.vsix';
const LIMIT_BYTES = 6 * 1024 * 1024;

run('node', ['esbuild.mjs', '--only=product']);
run('vsce', [
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--out',
  VSIX,
]);
if (process.argv.includes('--check')) process.exitCode = check();

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  console.error(`“${program} ${args.join(' ')}” failed; its output above says why.`);
  process.exit(1);
}

/** Prints the contents and what is wrong with them. Returns the exit code. */
function check() {
  const vsix = readFileSync(VSIX);
  const entries = zipEntries(vsix).filter(it => it.name.startsWith('extension/'));
  const files = entries.map(it => ({ ...it, name: it.name.slice('extension/'.length) }));
  for (const { name, size, packed } of files.sort((a, b) => b.packed - a.packed)) {
    console.log(`${kilobytes(size)} ${kilobytes(packed)}  ${name}`);
  }
  console.log(`${files.length} files, ${kilobytes(vsix.length).trim()} packed`);
  const problems = [
    ...misfits(files.map(it => it.name)),
    ...(vsix.length > LIMIT_BYTES ? ['The VSIX is over 6 MB.'] : []),
  ];
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'The VSIX holds what it should.' : `${problems.length} problems in the VSIX.`);
  return problems.length === 0 ? 0 : 1;
}

/** @param {string[]} names */
function misfits(names) {
  const lines = readFileSync('test/vsix-allow-list.txt', 'utf8').split('\n');
  const rules = lines.map(it => it.trim()).filter(it => it !== '' && !it.startsWith('#'));
  const globs = rules.map(rule => ({ glob: rule.replace(/^\?/, ''), isOptional: rule.startsWith('?') }));
  const strange = names.filter(name => !globs.some(({ glob }) => matchesGlob(name, glob)));
  const absent = globs.filter(({ glob, isOptional }) => !isOptional && !names.some(name => matchesGlob(name, glob)));
  return [
    ...strange.map(name => `Not allowed: ${name}`),
    ...absent.map(({ glob }) => `Expected, but missing: ${glob}`),
  ];
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(8)} KB`;
}

/**
 * The files of a zip archive, from its central directory (APPNOTE.TXT 4.3.12 and 4.3.16).
 * @param {Buffer} zip
 * @returns {Entry[]}
 */
function zipEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${VSIX} is not a zip archive.`);
  const entries = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, packed: zip.readUInt32LE(at + 20), size: zip.readUInt32LE(at + 24) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries.filter(it => !it.name.endsWith('/'));
}
