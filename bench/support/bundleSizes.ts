import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The size of one file or of several that belong together, in KB of 1,024 bytes: minified as shipped, and gzipped. */
export interface BundleSize {
  readonly kb: number;
  readonly gzKB: number;
}

/**
 * The sizes of all that the build made in `dist`: each script of the extension host (`extensionLazy`: what activation
 * does not load); of the page what the first paint needs (`webview`), the style sheet, the highlighter and its grammars,
 * and what is loaded later (`webviewLazy`).
 */
export function bundleSizes(dist: string): Readonly<Record<string, BundleSize>> {
  const page = join(dist, 'webview');
  const critical = [...staticImports(page, 'main.js')];
  const scripts = readdirSync(page).filter(it => it.endsWith('.js'));
  const lazy = scripts.filter(it => !critical.includes(it) && it !== 'highlighter.js');
  const grammars = readdirSync(join(page, 'grammars')).filter(it => it.endsWith('.js') || it.endsWith('.json'));
  const host = readdirSync(dist).filter(it => /\.[cm]js$/.test(it));
  const lazyHost = host.filter(it => it.startsWith('extension-'));
  return {
    ...Object.fromEntries(
      host.filter(it => !lazyHost.includes(it)).map(it => [it.slice(0, -'.cjs'.length), sizeOf(dist, [it])]),
    ),
    extensionLazy: sizeOf(dist, lazyHost),
    webview: sizeOf(page, critical),
    webviewStyle: sizeOf(page, ['style.css']),
    webviewLazy: sizeOf(page, lazy),
    highlighter: sizeOf(page, ['highlighter.js']),
    highlighterGrammars: sizeOf(join(page, 'grammars'), grammars),
  };
}

/** The scripts that a script imports before it runs, itself among them. */
function staticImports(folder: string, file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)) {
    if (name) staticImports(folder, name, found);
  }
  return found;
}

/** Each file is compressed on its own, as it would travel. */
function sizeOf(folder: string, files: readonly string[]): BundleSize {
  const contents = files.map(it => readFileSync(join(folder, it)));
  const sum = (size: (bytes: Buffer) => number): number =>
    Math.round((contents.reduce((total, it) => total + size(it), 0) / 1_024) * 10) / 10;
  return { kb: sum(it => it.length), gzKB: sum(it => gzipSync(it).length) };
}
