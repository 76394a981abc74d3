/** The child process that holds the index. It answers its parent over IPC and ends when the parent is gone. */
import { answerRequest, ownUsage } from './answerers.ts';
import { isIgnoreFile } from './files/gitignore.ts';
import type { IndexRequest, FromChild, IndexNote, IndexOptions, ToChild } from './messages.ts';
import { ParsePool } from './parse/parsePool.ts';
import { Throttle } from './throttle.ts';
import { WorkspaceIndex } from './workspaceIndex.ts';

/** Parsing one file may take so long; then it stays without symbols. */
const DEADLINE_MS = 1500;
const RECYCLE_ABOVE_MB = 128;
const STATUS_INTERVAL_MS = 200;

let index: WorkspaceIndex | undefined;
const cancelled = new Set<number>();
const status = new Throttle(STATUS_INTERVAL_MS, () => {
  if (index) send({ type: 'status', status: index.status() });
});

process.on('message', (message: ToChild) => {
  switch (message.type) {
    case 'start':
      start(message.options);
      break;
    case 'request':
      // One turn of the loop later, so that a cancellation that came with it is seen.
      setImmediate(() => void answer(message.id, message));
      break;
    case 'cancel':
      cancelled.add(message.id);
      break;
    case 'note':
      take(message.note);
      break;
  }
});
process.on('disconnect', () => process.exit(0));

function start(options: IndexOptions): void {
  index = new WorkspaceIndex(options, options.parsers > 0 ? createPool(options) : undefined, {
    onChange: () => status.ask(),
    onOutgrown() {
      // The next process begins with a status of its own.
      status.flush();
      send({ type: 'outgrown', usage: ownUsage() });
    },
  });
  index.load();
  void index.scan();
}

function createPool({ grammarsFolder, parsers }: IndexOptions): ParsePool {
  // The worker lies beside this file: `.ts` in the source, `.cjs` when bundled.
  const workerPath = (process.argv[1] ?? '').replace(/indexer(\.\w+)?$/, 'parseWorker$1');
  const limits = { threads: parsers, deadlineMs: DEADLINE_MS, recycleAboveMB: RECYCLE_ABOVE_MB };
  return new ParsePool({ workerPath, grammarsFolder, ...limits });
}

async function answer(id: number, { method, params }: IndexRequest): Promise<void> {
  if (cancelled.delete(id)) return;
  try {
    if (!index) throw new Error('The index has not started.');
    const result = await answerRequest(index, method, params);
    status.flush();
    send({ type: 'reply', id, result });
  } catch (error) {
    send({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

function take(note: IndexNote): void {
  if (!index) return;
  switch (note.type) {
    case 'save':
      void index.put(note.path, note.text);
      if (isIgnoreFile(note.path)) void index.scan();
      break;
    case 'change':
      void index.put(note.path, note.text, false);
      break;
    case 'delete':
      index.remove(note.path);
      if (isIgnoreFile(note.path)) void index.scan();
      break;
    case 'rescan':
      void index.scan();
      break;
    case 'rebuild':
      void index.rebuild();
      break;
    case 'pause':
      index.pause();
      break;
    case 'resume':
      index.resume();
      break;
    case 'stop':
      index.save();
      index.dispose();
      process.disconnect();
      break;
  }
}

function send(message: FromChild): void {
  if (process.connected) process.send?.(message);
}
