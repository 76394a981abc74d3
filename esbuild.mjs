// @ts-check
/** Builds everything: `node esbuild.mjs [--only=product|unit|integration|e2e] [--watch] [--metafile]`. */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { context } from 'esbuild';
import { notices } from './notices.mjs';

const options = new Set(process.argv.slice(2));
const only = [...options].find(it => it.startsWith('--only='))?.slice('--only='.length);
const isWatching = options.has('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  logLevel: 'warning',
  minify: true,
  sourcemap: false,
  legalComments: 'none',
  metafile: true,
};

/** What a module knows of itself, for packages that are written as ES modules. */
const selfKnowledge = {
  define: { 'import.meta.url': 'import_meta_url', 'import.meta.main': 'false' },
  banner: { js: 'const import_meta_url = require("node:url").pathToFileURL(__filename).href;' },
};

/** Node 22 is what VS Code 1.101 brings. @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node22', outExtension: { '.js': '.cjs' } };

/** Tests keep their names and lines: a stack trace must lead to the source. @type {import('esbuild').BuildOptions} */
const tests = {
  ...node,
  ...selfKnowledge,
  target: 'node24',
  minify: false,
  sourcemap: 'inline',
  sourcesContent: false,
  outbase: 'test',
  outdir: 'dist/test',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: { react: 'preact/compat', 'react-dom': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' },
  loader: { '.css': 'text' },
  // `import.meta.dirname` of a bundled test is the folder of its source, as it is when the file runs unbundled.
  external: ['vscode', 'mocha', 'playwright-core', 'fast-check', 'esbuild', 'axe-core', 'lowdb', 'lowdb/*'],
  plugins: [sourceLocation()],
};

/** @type {Record<string, import('esbuild').BuildOptions[]>} */
const groups = {
  product: [
    // In pieces: what activates is a few KB, and the rest is read when Parley is first used.
    {
      ...node,
      entryPoints: { extension: 'src/extension.ts' },
      outdir: 'dist',
      format: 'esm',
      splitting: true,
      chunkNames: 'extension-[name]-[hash]',
      outExtension: { '.js': '.mjs' },
      external: ['vscode'],
      plugins: [
        besides('openai', './openai.cjs'),
        besides('unpdf', './unpdf.cjs'),
        besides('mammoth', './mammoth.cjs'),
      ],
      banner: {
        js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
      },
    },
    // Larger than all of ours together, and not needed before the first question: read from disk only then.
    { ...node, entryPoints: { openai: 'openai' }, outdir: 'dist' },
    // The same before the first PDF or Word document is attached.
    {
      ...node,
      entryPoints: { unpdf: 'unpdf', mammoth: 'mammoth' },
      outdir: 'dist',
      // The extension host has no `navigator`; the reader of PDF wants to know which browser it is in.
      define: { ...selfKnowledge.define, 'globalThis.navigator': 'no_navigator', navigator: 'no_navigator' },
      banner: { js: `${selfKnowledge.banner.js} const no_navigator = { platform: "", userAgent: "", language: "" };` },
    },
    {
      ...node,
      entryPoints: existing({
        indexer: 'src/core/index/indexer.ts',
        parseWorker: 'src/core/index/parseWorker.ts',
        embeddings: 'src/core/embeddings/embeddingsWorker.ts',
        threadSearch: 'src/core/threads/searchWorker.ts',
        applyWorker: 'src/core/panel/review/planWorker.ts',
      }),
      outdir: 'dist',
      ...selfKnowledge,
    },
    // A vocabulary in many scripts: escaped it would be a third larger.
    {
      ...node,
      entryPoints: existing({ tokenWorker: 'src/core/models/tokenWorker.ts' }),
      outdir: 'dist',
      charset: 'utf8',
    },
    {
      ...common,
      entryPoints: existing({ main: 'webview/main.tsx', style: 'webview/style.css' }),
      outdir: 'dist/webview',
      format: 'esm',
      splitting: true,
      chunkNames: 'chunk-[name]-[hash]',
      platform: 'browser',
      target: 'chrome134',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      alias: { react: 'preact/compat', 'react-dom': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' },
      plugins: [firstPaintInOneFile('webview/main.tsx')],
    },
    {
      ...common,
      entryPoints: existing({ highlighter: 'webview/highlight/worker.ts' }),
      outdir: 'dist/webview',
      format: 'iife',
      platform: 'browser',
      target: 'chrome134',
    },
  ],
  // Packages are loaded once for all files.
  unit: [{ ...tests, packages: 'external', entryPoints: globSync('test/unit/**/*.test.{ts,tsx}') }],
  integration: [{ ...tests, entryPoints: globSync('test/integration/**/*.ts') }],
  e2e: [{ ...tests, entryPoints: globSync('test/e2e/**/*.test.ts') }],
};

const chosen = only ? { [only]: groups[only] ?? unknown(only) } : groups;
if (!isWatching && 'product' in chosen) {
  // Pieces are named after what is in them: those of an earlier build would stay.
  for (const old of ['dist/webview', ...globSync('dist/extension*')]) rmSync(old, { recursive: true, force: true });
}
if ('product' in chosen) await copyAssets();
for (const [name, builds] of Object.entries(chosen)) {
  const started = performance.now();
  /** @type {import('esbuild').Metafile[]} */
  const metafiles = [];
  for (const build of builds.filter(hasEntries)) {
    const builder = await context(build);
    if (isWatching) await builder.watch();
    else metafiles.push(...[(await builder.rebuild()).metafile].filter(it => it !== undefined));
    if (!isWatching) await builder.dispose();
  }
  if (name === 'product' && !isWatching) writeFileSync('dist/ThirdPartyNotices.txt', notices(metafiles));
  if (options.has('--metafile')) {
    mkdirSync('dist', { recursive: true });
    writeFileSync(`dist/${name}.meta.json`, JSON.stringify(metafiles));
  }
  console.log(
    isWatching ? `watching ${name}` : `built ${name} in ${String(Math.round(performance.now() - started))} ms`,
  );
}

/** Grammars for the index and for the highlighter: only what is loaded, beside the licences. */
async function copyAssets() {
  for (const path of ['./src/core/index/parse/grammars.mjs', './webview/highlight/grammars.mjs']) {
    if (existsSync(path))
      await (await import(path)).copyGrammars(path.startsWith('./src') ? 'media/grammars' : 'dist/webview/grammars');
  }
}

/** A package that lies beside the bundle as a file of its own. @param {string} name @param {string} file @returns {import('esbuild').Plugin} */
function besides(name, file) {
  return {
    name: 'besides',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: file, external: true }));
    },
  };
}

/**
 * All that the first paint needs, as one file: each file more is one more way through VS Code's service worker. A module
 * goes into the piece of those entries that need it; so each piece that is loaded later is told to need the main one.
 * What is left of `main.js` then only imports that piece, and takes its place.
 * @param {string} entry
 * @returns {import('esbuild').Plugin}
 */
function firstPaintInOneFile(entry) {
  const main = resolve(entry);
  return {
    name: 'first-paint-in-one-file',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        return kind === 'dynamic-import' ? { path: join(resolveDir, path), namespace: 'later' } : undefined;
      });
      build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({
        contents: `import ${JSON.stringify(main)}; export * from ${JSON.stringify(path)};`,
        resolveDir: dirname(path),
      }));
      build.onEnd(() => {
        const folder = build.initialOptions.outdir ?? '';
        const stub = readFileSync(join(folder, 'main.js'), 'utf8');
        const piece = /^import(?:\{[^}]*\}from)?"\.\/([^"]+)";(?:export\{[^}]*\};)?\s*$/.exec(stub)?.[1];
        if (!piece) throw new Error(`The first paint is more than one file: ${stub.slice(0, 200)}`);
        renameSync(join(folder, piece), join(folder, 'main.js'));
        for (const file of globSync(`${folder}/*.js`)) {
          writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`"./${piece}"`, '"./main.js"'));
        }
      });
    },
  };
}

/** @returns {import('esbuild').Plugin} */
function sourceLocation() {
  return {
    name: 'source-location',
    setup(build) {
      build.onLoad({ filter: /\/(test|src|bench)\/.*\.tsx?$/ }, async ({ path }) => {
        const { readFile } = await import('node:fs/promises');
        const source = await readFile(path, 'utf8');
        if (!source.includes('import.meta.')) return undefined;
        const folder = path.slice(0, path.lastIndexOf('/'));
        const contents = source
          .replaceAll('import.meta.dirname', JSON.stringify(folder))
          .replaceAll('import.meta.filename', JSON.stringify(path))
          .replaceAll('import.meta.url', JSON.stringify(`file://${path}`));
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}

/** @param {Record<string, string>} entries */
function existing(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));
}

/** @param {import('esbuild').BuildOptions} build */
function hasEntries(build) {
  return Object.keys(build.entryPoints ?? {}).length > 0;
}

/** @param {string} name @returns {never} */
function unknown(name) {
  console.error(`There is no build "${name}". Choose one of: ${Object.keys(groups).join(', ')}.`);
  process.exit(2);
}
