/**
 * Tells when a thread has worked on something for so many milliseconds. Time in which the machine gave it nothing to work
 * with does not count, where Node can tell (from 22.19 on): else a busy machine would cost files their symbols.
 */
export function deadlineIn(milliseconds: number): () => boolean {
  const onClock = performance.now() + milliseconds;
  const ofOwn = ownTime() + milliseconds;
  // The clock is cheap to ask.
  return () => performance.now() > onClock && ownTime() > ofOwn;
}

function ownTime(): number {
  if (!('threadCpuUsage' in process)) return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
