import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { round } from './indexFigures.ts';
import { peerRipgrep } from './peerRipgrep.ts';

/** universal-ctags over the same files; null where it is not installed. */
export function measureCtags(files: readonly string[], scratch: string): CtagsFigures | null {
  if (!isInstalled('ctags', ['--version'])) return null;
  const list = join(scratch, 'ctags.files');
  const tags = join(scratch, 'ctags.out');
  writeFileSync(list, files.join('\n'));
  const started = performance.now();
  const script = `ctags --quiet=yes --sort=no -L '${list}' -f '${tags}' 2>/dev/null; times`;
  const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8', maxBuffer: 1e8 });
  const seconds = (performance.now() - started) / 1000;
  // The second line of `times` is of the children: user and system as `0m1.234s`.
  const cpu = [...(stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const cpuSeconds = cpu.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0);
  const lines = readFileSync(tags, 'latin1').split('\n');
  return {
    ctagsSeconds: round(seconds),
    ctagsCpuSeconds: round(cpuSeconds),
    ctagsTags: lines.filter(line => line !== '' && !line.startsWith('!')).length,
  };
}

export interface CtagsFigures {
  readonly ctagsSeconds: number;
  readonly ctagsCpuSeconds: number;
  readonly ctagsTags: number;
}

/** The median time of a plain search with ripgrep; null where there is none. */
export async function measureRipgrep(folder: string, words: readonly string[]): Promise<number | null> {
  const ripgrep = await peerRipgrep();
  if (ripgrep === undefined) return null;
  const times = words.map(word => {
    const started = performance.now();
    spawnSync(ripgrep, ['-c', '-F', '-i', '--', word, folder], { stdio: 'ignore' });
    return performance.now() - started;
  });
  return round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
}

function isInstalled(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
