// npm run bench -- NAME [options] --json: runs bench/NAME.ts and prints what it measured as JSON.
// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { root, runOnNode24 } from '../test/host/node24.mjs';

process.chdir(root);
await runOnNode24(import.meta.url);

const [name, ...rest] = process.argv.slice(2);
const file = `bench/${name}.ts`;
if (!name || !/^[\w-]+$/.test(name) || !existsSync(file)) {
  if (name) console.error(`There is no bench called “${name}”.`);
  console.error('npm run bench -- NAME [options] --json\n');
  const names = readdirSync('bench').filter(it => it.endsWith('.ts'));
  for (const it of names.sort()) console.error(`  ${it.slice(0, -3).padEnd(20)} ${purpose(`bench/${it}`)}`);
  process.exit(2);
}

const bench = await import(`./${name}.ts`);
const result = await bench.run(rest.filter(it => it !== '--json'));
console.log(JSON.stringify(result, undefined, rest.includes('--json') ? undefined : 2));
// A bench may leave workers or sockets behind; what it measured is told.
process.exit(0);

/** The first sentence of the file's first docstring. @param {string} path */
function purpose(path) {
  const text = /\/\*\*(.*?)\*\//s.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  return text
    .replace(/\s*\n\s*\*\s*/g, ' ')
    .trim()
    .split(/(?<=\.)\s/)[0];
}
