/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return round(performance.now() - start);
}

export function quantiles(values: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What the process holds, in MB, after a collection where the process was started with one. */
export function memoryMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return round((heapUsed + external) / 1e6);
}

/**
 * The longest time for which this thread worked without giving others their turn, in milliseconds. Counted in its own
 * processor time, so that a busy machine does not count.
 */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = threadMs();
  let isRunning = true;
  const tick = (): void => {
    const now = threadMs();
    longest = Math.max(longest, now - last);
    last = now;
    if (isRunning) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  isRunning = false;
  return round(longest);
}

/** Node 24 counts each thread's time; the types are those of the product's Node 22. */
function threadMs(): number {
  const usage: unknown = Reflect.get(process, 'threadCpuUsage');
  const { user, system } = (typeof usage === 'function' ? usage.call(process) : process.cpuUsage()) as NodeJS.CpuUsage;
  return (user + system) / 1000;
}
