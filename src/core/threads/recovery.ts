import type { LiveThread } from './liveThread.ts';
import type { Presence } from './presence.ts';

/**
 * Ends the replies whose writer is dead as `interrupted`. Under the thread's lock and after reading it to its end, so
 * that of several windows only one does it. Returns whether there is something left to look at later.
 */
export async function endInterrupted(live: LiveThread, presence: Presence): Promise<boolean> {
  if (live.readOnlyReason !== undefined) return false;
  if ((await abandoned(live, presence)).length === 0) return live.scan.unfinished.size > 0;
  const isDone = await presence.withLock(live.id, async () => {
    await live.follow();
    for (const turnId of await abandoned(live, presence)) {
      // The time of the last thing known of it: opening an old thread does not make it a new one.
      const ended = live.thread.updated;
      await live.append({ type: 'turn-end', turnId, outcome: { type: 'interrupted', ended } }, true);
    }
    return true;
  });
  return !isDone || live.scan.unfinished.size > 0;
}

async function abandoned(live: LiveThread, presence: Presence): Promise<readonly string[]> {
  const turnIds: string[] = [];
  for (const [turnId, writer] of live.scan.unfinished) {
    const turn = live.thread.turns.findLast(it => it.id === turnId);
    if (turn && !turn.outcome && !(await presence.isAlive(writer))) turnIds.push(turnId);
  }
  return turnIds;
}
