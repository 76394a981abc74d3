import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchBrowser } from '../test/host/browser.ts';
import { installTestHost } from '../test/host/install.ts';
import { bundleSizes } from './support/bundleSizes.ts';
import { option, percentile } from './support/indexFigures.ts';
import type { StartFigures } from './support/startWindow.ts';
import { startWindow } from './support/startWindow.ts';

/**
 * What starting costs: activation, showing the panel for the first time and again, and how large everything is.
 *
 * `--runs 5` fresh starts of a real VS Code, `--reshows 5` in each; all times are medians in milliseconds.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const runs = Number(option(args, 'runs') ?? 5);
  const reshows = Number(option(args, 'reshows') ?? 5);
  console.error('making the package');
  await promisify(execFile)(process.execPath, ['test/package.mjs']);
  const starts = await measure(runs, reshows);
  const activations = starts.map(it => it.activationMs);
  const firstShows = starts.map(it => it.firstShowMs);
  const later = starts.flatMap(it => it.reshowMs);
  return {
    activationMs: percentile(activations, 0.5),
    firstShowMs: Math.round(percentile(firstShows, 0.5)),
    reshowMs: Math.round(percentile(later, 0.5)),
    vsixKB: Math.round(statSync('parley.vsix').size / 1_024),
    bundles: bundleSizes('dist'),
    best: {
      activationMs: Math.min(...activations),
      firstShowMs: Math.round(Math.min(...firstShows)),
      reshowMs: Math.round(Math.min(...later)),
    },
    runs,
    // Above one, other work has slowed these figures down.
    loadPerCore: Math.round(((loadavg()[0] ?? 0) / cpus().length) * 10) / 10,
  };
}

async function measure(runs: number, reshows: number): Promise<readonly StartFigures[]> {
  const host = await installTestHost();
  const scratch = await mkdtemp(join(tmpdir(), 'parley-bench-folder-'));
  const folder = join(scratch, 'shop');
  await cp(join(process.cwd(), 'test', 'sample'), folder, { recursive: true });
  const browser = await launchBrowser(host.chromium);
  const starts: StartFigures[] = [];
  try {
    while (starts.length < runs) {
      const start = await startWindow({ server: host.server, browser, extension: process.cwd(), folder, reshows });
      starts.push(start);
      console.error(JSON.stringify(start));
    }
  } finally {
    await browser.close();
    await rm(scratch, { recursive: true, force: true });
  }
  return starts;
}
