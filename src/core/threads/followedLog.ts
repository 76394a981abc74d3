import type { ThreadEvent } from '../../shared/threadEvent.ts';
import type { FileFacts, StoreFiles } from './files.ts';
import { LogScan } from './logScan.ts';
import { readLog } from './readLog.ts';
import type { LogRecord } from './recordCodec.ts';
import type { Encoded } from './writeQueue.ts';

export interface FollowedLogOptions {
  readonly id: string;
  readonly files: StoreFiles;
  /** The name of this process in the records it writes. */
  readonly writer: string;
}

/** What others wrote since the last look. */
export interface News {
  readonly events: readonly ThreadEvent[];
  /** Something of it belongs between events that are on show already: only building the thread anew gets it right. */
  readonly isOutOfOrder: boolean;
}

/** How far this process has read a thread's file, and which of its own records stand in it behind that place. */
export class FollowedLog {
  readonly #options: FollowedLogOptions;
  #scan: LogScan;
  #identity: number | undefined;
  #unread: readonly Encoded[] = [];

  constructor(options: FollowedLogOptions) {
    this.#options = options;
    this.#scan = new LogScan(options.id);
  }

  get scan(): LogScan {
    return this.#scan;
  }

  /** The next file begins from nothing. */
  startAnew(): void {
    this.#scan = new LogScan(this.#options.id);
    this.#unread = [];
  }

  /** Own records have reached the file. Where nobody else wrote meanwhile they need not be read. */
  wrote(records: readonly Encoded[], bytes: number, facts: FileFacts, isNew: boolean): void {
    if (isNew) this.#identity = facts.identity;
    const isAlone = this.#unread.length === 0 && facts.size === this.#scan.position + bytes;
    if (isAlone && facts.identity === this.#identity) this.#scan.takeOwn(records);
    else this.#unread = [...this.#unread, ...records];
  }

  /** Reads from the beginning. Throws where the file cannot be read. */
  async readAll(path: string): Promise<void> {
    const { scan, identity } = await readLog(this.#options.files, this.#options.id, path);
    this.#scan = scan;
    this.#identity = identity;
    this.#forgetSeen();
  }

  /** Whether the file is another one, or shorter than what was read of it. */
  isReplaced({ identity, size }: FileFacts): boolean {
    return identity !== this.#identity || size < this.#scan.position;
  }

  /**
   * Reads what was added. `conflicts` says whether an event gives another result than it would have had before our own
   * events that the file does not have yet.
   */
  async readNew(path: string, conflicts: (event: ThreadEvent) => boolean): Promise<News> {
    const start = this.#scan.position;
    const { bytes, identity } = await this.#options.files.read(path, start);
    const events: ThreadEvent[] = [];
    let isOutOfOrder = false;
    if (identity !== this.#identity) return { events, isOutOfOrder };
    for (let line; (line = this.#scan.scanLine(bytes, start));) {
      for (const { event, by } of line) {
        if (by === this.#options.writer) continue;
        if (!event || conflicts(event)) isOutOfOrder = true;
        else events.push(event);
      }
    }
    this.#forgetSeen();
    return { events, isOutOfOrder };
  }

  /** Own events that stand in the file behind what has been read of it. */
  unread(): readonly ThreadEvent[] {
    return this.#unread.filter(it => !this.isSeen(it.record)).flatMap(it => it.source ?? []);
  }

  isSeen(record: LogRecord): boolean {
    return record.kind !== 'header' && this.#scan.hasSeen(record.by, record.n);
  }

  #forgetSeen(): void {
    this.#unread = this.#unread.filter(it => !this.isSeen(it.record));
  }
}
