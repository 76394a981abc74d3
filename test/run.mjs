// npm test [unit|integration|e2e|all] [--grep=TEXT]: installs what is missing, checks, builds and runs the tests.
// @ts-check
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { installPackages, root, runOnNode24 } from './host/node24.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ code: number, counts?: Counts }} Result what a stage came to; a stage of tests has counts */

process.chdir(root);
installPackages();
await runOnNode24(import.meta.url);

const MINUTE_MS = 60_000;
const words = process.argv.slice(2);
const grep = words.find(it => it.startsWith('--grep='))?.slice('--grep='.length);
const asked = words.find(it => !it.startsWith('-')) ?? 'all';
const testStages = /** @type {const} */ (['unit', 'integration', 'e2e']);

/** @type {Record<string, () => Promise<Result>>} */
const stages = {
  typecheck: () => run('npm', ['run', '--silent', 'typecheck'], 5 * MINUTE_MS),
  lint: () => run('npm', ['run', '--silent', 'lint'], 5 * MINUTE_MS),
  build,
  unit: () => mocha('unit', 10_000, 5 * MINUTE_MS),
  integration,
  e2e,
};

/** @type {Record<string, string[]>} */
const plans = {
  all: Object.keys(stages),
  ...Object.fromEntries(testStages.map(name => [name, ['build', name]])),
};
const plan = plans[asked];
if (!plan) {
  console.error(`There are no tests called “${asked}”. Choose one of: ${Object.keys(plans).join(', ')}.`);
  process.exit(2);
}

/** @type {{ name: string, seconds: number, result: Result }[]} */
const done = [];
for (const name of plan) {
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const result = await stage(name);
  const seconds = (performance.now() - started) / 1000;
  done.push({ name, seconds, result });
  console.log(`── ${name}: ${verdict(result)} in ${seconds.toFixed(1)} s ──`);
}
process.exitCode = summary();

/** A stage that cannot even start has failed; the others run all the same. @param {string} name */
async function stage(name) {
  try {
    return await (stages[name]?.() ?? { code: 1 });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { code: 1 };
  }
}

/** Prints a line for each stage, and the sum of all tests as the last line. */
function summary() {
  console.log('');
  for (const { name, seconds, result } of done) {
    console.log(`${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${verdict(result)}`);
  }
  /** @param {keyof Counts} key */
  const sum = key => done.reduce((total, { result }) => total + (result.counts?.[key] ?? 0), 0);
  const bad = done.filter(({ result }) => result.code !== 0);
  if (bad.length > 0) console.log(`Failed: ${bad.map(it => it.name).join(', ')}`);
  // A stage that failed without a failed test, as a build does, counts as one.
  const failed = sum('failed') + bad.filter(({ result }) => !result.counts?.failed).length;
  console.log(`\n${sum('passed')} passed, ${failed} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`);
  return bad.length > 0 ? 1 : 0;
}

/** @param {Result} result */
function verdict({ code, counts }) {
  const word = code === 0 ? 'passed' : 'FAILED';
  if (!counts) return word;
  return `${word} (${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped)`;
}

async function build() {
  rmSync('dist/test', { recursive: true, force: true });
  if (asked === 'all') return await run('node', ['esbuild.mjs'], 5 * MINUTE_MS);
  const groups = asked === 'unit' ? ['unit'] : ['product', asked];
  for (const group of groups) {
    const result = await run('node', ['esbuild.mjs', `--only=${group}`], 5 * MINUTE_MS);
    if (result.code !== 0) return result;
  }
  return { code: 0 };
}

/**
 * @param {string} name
 * @param {number} testLimit milliseconds for one test
 * @param {number} limit milliseconds for all
 */
async function mocha(name, testLimit, limit) {
  const args = [
    '--parallel',
    '--jobs',
    '2',
    '--timeout',
    String(testLimit),
    ...(process.env['CI'] ? ['--forbid-only'] : []),
  ];
  if (grep !== undefined) args.push('--grep', grep);
  return counted(await run('mocha', [...args, `dist/test/${name}/**/*.test.cjs`], limit));
}

/** Each file of steps has windows of its own. @returns {Promise<Result>} */
async function e2e() {
  const total = { code: 0, counts: { passed: 0, failed: 0, skipped: 0 } };
  const files = readdirSync('dist/test/e2e').filter(name => name.endsWith('.test.cjs'));
  for (const file of files.sort().map(name => `dist/test/e2e/${name}`)) {
    const args = ['--timeout', '60000', ...(process.env['CI'] ? ['--forbid-only'] : []), file];
    if (grep !== undefined) args.push('--grep', grep);
    const result = await run('mocha', args, 10 * MINUTE_MS);
    const { counts } = counted(result);
    total.code ||= result.code;
    for (const kind of /** @type {const} */ (['passed', 'failed', 'skipped']))
      total.counts[kind] += counts?.[kind] ?? 0;
  }
  if (total.counts.passed > 0) return total;
  console.error('No test ran.');
  return { ...total, code: 1 };
}

/** The same call serves a desktop VS Code and, as the fallback, the VS Code server of test/host. */
async function integration() {
  const { runTests, downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  const scratch = await mkdtemp(join(tmpdir(), 'parley-integration-'));
  const folder = join(scratch, 'shop');
  const output = recorder();
  try {
    await cp('test/sample', folder, { recursive: true });
    const code = await runTests({
      vscodeExecutablePath: await editorExecutable(downloadAndUnzipVSCode),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'dist/test/integration/index.cjs'),
      launchArgs: [
        folder,
        `--user-data-dir=${join(scratch, 'data')}`,
        `--extensions-dir=${join(scratch, 'extensions')}`,
      ],
      extensionTestsEnv: grep === undefined ? {} : { PARLEY_TEST_GREP: grep },
      stdout: output.to(process.stdout),
      stderr: process.stderr,
    }).catch(() => 1);
    return counted({ code, output: output.text() });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * `PARLEY_TEST_VSCODE` is empty (the server), `desktop` (downloads VS Code, else the server) or an executable's path.
 * @param {(version?: string) => Promise<string>} download
 */
async function editorExecutable(download) {
  const wish = process.env['PARLEY_TEST_VSCODE'] ?? '';
  const server = join(root, 'test/host/editor.mjs');
  if (wish === '') return server;
  if (wish !== 'desktop') return wish;
  try {
    return await download();
  } catch (error) {
    console.error(`VS Code could not be downloaded (${String(error)}); the tests run in the VS Code server instead.`);
    return server;
  }
}

/**
 * Tests that did not run have not passed.
 * @param {{ code: number, output: string }} run
 * @returns {Result}
 */
function counted({ code, output }) {
  const plain = output.replace(/\u001b\[[\d;]*m/g, '');
  /** @param {string} mochaWord @param {string} ownWord */
  const count = (mochaWord, ownWord) =>
    Number(
      (new RegExp(`^ *(\\d+) ${mochaWord}\\b`, 'm').exec(plain) ?? new RegExp(`(\\d+) ${ownWord}`).exec(plain))?.[1] ??
        0,
    );
  const counts = {
    passed: count('passing', 'passed'),
    failed: count('failing', 'failed'),
    skipped: count('pending', 'skipped'),
  };
  if (code === 0 && counts.passed === 0) {
    console.error('No test ran.');
    return { code: 1, counts };
  }
  return { code, counts };
}

/**
 * Shows a program's output as it comes and keeps it.
 * @param {string} program
 * @param {string[]} args
 * @param {number} limit milliseconds
 * @returns {Promise<{ code: number, output: string }>}
 */
async function run(program, args, limit) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill();
  process.once('SIGTERM', stop);
  const output = recorder();
  child.stdout.pipe(output.to(process.stdout), { end: false });
  child.stderr.pipe(output.to(process.stderr), { end: false });
  const timer = setTimeout(() => {
    console.error(`“${program} ${args.join(' ')}” took longer than ${limit / MINUTE_MS} minutes and was ended.`);
    child.kill();
  }, limit);
  const code = await new Promise(resolve => {
    child.once('error', error => {
      console.error(`“${program}” could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', status => resolve(status ?? 1));
  });
  clearTimeout(timer);
  process.removeListener('SIGTERM', stop);
  return { code, output: output.text() };
}

function recorder() {
  /** @type {Buffer[]} */
  const chunks = [];
  return {
    /** @param {NodeJS.WriteStream} screen */
    to: screen =>
      new Writable({
        write(chunk, _encoding, next) {
          chunks.push(chunk);
          screen.write(chunk);
          next();
        },
      }),
    text: () => Buffer.concat(chunks).toString(),
  };
}
