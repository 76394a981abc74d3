import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchBrowser } from '../test/host/browser.ts';
import { installTestHost } from '../test/host/install.ts';
import { writeBlankExtension } from './support/blankExtension.ts';
import { bundleSizes } from './support/bundleSizes.ts';
import { option, percentile } from './support/indexFigures.ts';
import type { ShowTimes, StartFigures } from './support/startWindow.ts';
import { startWindow } from './support/startWindow.ts';

/**
 * What starting costs: activation, showing the panel for the first time and again, and how large everything is.
 *
 * `--runs 5` fresh starts of a real VS Code, `--reshows 6` in each; all times are medians in milliseconds. `blank` is the
 * same for an extension that shows an empty page: what VS Code itself takes. A panel shows when its frame and composer
 * are painted, and is ready when its messages are there and it answers.
 */
export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const runs = Number(option(args, 'runs') ?? 5);
  const reshows = Number(option(args, 'reshows') ?? 6);
  console.error('making the package');
  await promisify(execFile)(process.execPath, ['test/package.mjs']);
  const blank = await writeBlankExtension();
  const { parley, empty } = await measure({ runs, reshows, blank }).finally(() => rm(blank, { recursive: true }));
  return {
    ...medians(parley),
    vsixKB: Math.round(statSync('parley.vsix').size / 1_024),
    bundles: bundleSizes('dist'),
    best: best(parley),
    blank: { ...medians(empty), best: best(empty) },
    runs,
    // Above one, other work has slowed these figures down.
    loadPerCore: Math.round(((loadavg()[0] ?? 0) / cpus().length) * 10) / 10,
  };
}

interface Times {
  readonly activationMs: number;
  readonly firstShowMs: number;
  readonly reshowMs: number;
  readonly firstReadyMs: number;
  readonly reshowReadyMs: number;
}

function summarised(starts: readonly StartFigures[], take: (values: readonly number[]) => number): Times {
  const firsts = starts.map(it => it.firstShow);
  // For the first of them VS Code makes its Explorer.
  const later = starts.flatMap(it => it.reshows.slice(1));
  const of = (shows: readonly ShowTimes[], what: keyof ShowTimes): number =>
    Math.round(take(shows.map(it => it[what])));
  return {
    activationMs: take(starts.map(it => it.activationMs)),
    firstShowMs: of(firsts, 'painted'),
    reshowMs: of(later, 'painted'),
    firstReadyMs: of(firsts, 'ready'),
    reshowReadyMs: of(later, 'ready'),
  };
}

const medians = (starts: readonly StartFigures[]): Times => summarised(starts, values => percentile(values, 0.5));
const best = (starts: readonly StartFigures[]): Times => summarised(starts, values => Math.min(...values));

interface MeasureOptions {
  readonly runs: number;
  readonly reshows: number;
  /** The folder of the extension that does nothing. */
  readonly blank: string;
}

/** Parley and the blank extension in turn, so that what slows the machine slows both. */
async function measure({ runs, reshows, blank }: MeasureOptions) {
  const host = await installTestHost();
  const scratch = await mkdtemp(join(tmpdir(), 'parley-bench-folder-'));
  const folder = join(scratch, 'shop');
  await cp(join(process.cwd(), 'test', 'sample'), folder, { recursive: true });
  const browser = await launchBrowser(host.chromium);
  const parley: StartFigures[] = [];
  const empty: StartFigures[] = [];
  const start = (extension: string) => startWindow({ server: host.server, browser, extension, folder, reshows });
  try {
    while (parley.length < runs) {
      parley.push(await start(process.cwd()));
      empty.push(await start(blank));
      console.error(JSON.stringify({ parley: parley.at(-1), blank: empty.at(-1) }));
    }
  } finally {
    await browser.close();
    await rm(scratch, { recursive: true, force: true });
  }
  return { parley, empty };
}
