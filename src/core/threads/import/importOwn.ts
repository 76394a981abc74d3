import * as v from 'valibot';
import type { ContextPart } from '../../../shared/thread.ts';
import type { ThreadEvent } from '../../../shared/threadEvent.ts';
import { parseContextPart, parseEvent } from '../eventSchema.ts';
import { FORMAT, type WholeThread } from '../export/exportJson.ts';
import { foldEvents } from '../threadFold.ts';
import { isUlid } from '../ulid.ts';
import type { ParsedImport, Skipped } from './importReport.ts';

/** Threads that Parley exported as JSON. Undefined where a value is something else. */
export function importOwn(value: unknown): ParsedImport | undefined {
  const file = v.safeParse(fileSchema, value);
  if (!file.success) return undefined;
  const threads: WholeThread[] = [];
  const skipped: Skipped[] = [];
  for (const [place, entry] of file.output.threads.entries()) {
    const found = v.safeParse(threadSchema, entry);
    const start = found.success ? parseEvent(found.output.events[0]) : undefined;
    if (!found.success || start?.type !== 'thread-start' || start.id !== found.output.id || !isUlid(start.id)) {
      skipped.push({ what: `Thread ${place + 1}`, why: 'It does not have the shape of a thread.' });
      continue;
    }
    const events: ThreadEvent[] = [];
    for (const raw of found.output.events) {
      const event = parseEvent(raw);
      if (event) events.push(event);
      else skipped.push({ what: `An entry of thread ${place + 1}`, why: 'This version of Parley does not know it.' });
    }
    threads.push({ thread: foldEvents(start.id, events), contexts: contextsOf(found.output.contexts) });
  }
  return { threads, skipped };
}

const fileSchema = v.object({ format: v.literal(FORMAT), threads: v.array(v.unknown()) });
const threadSchema = v.object({
  id: v.string(),
  events: v.array(v.unknown()),
  contexts: v.record(v.string(), v.array(v.unknown())),
});

function contextsOf(value: Readonly<Record<string, readonly unknown[]>>): ReadonlyMap<string, readonly ContextPart[]> {
  return new Map(
    Object.entries(value).map(([turnId, parts]) => [turnId, parts.flatMap(it => parseContextPart(it) ?? [])]),
  );
}
