import { isDeepStrictEqual } from 'node:util';
import type { ContextPart, Thread, WorkspaceRef } from '../../shared/thread.ts';
import { readBackup, writeBackup, type BackupFolders, type RestoreReport } from './backup.ts';
import { exportHtml } from './export/exportHtml.ts';
import { exportJson, type WholeThread } from './export/exportJson.ts';
import { exportMarkdown } from './export/exportMarkdown.ts';
import type { StoreFiles } from './files.ts';
import { forkOf } from './fork.ts';
import type { ImportReport } from './import/importReport.ts';
import { parseImport } from './import/parseImport.ts';
import type { LiveThreads } from './liveThreads.ts';
import { redactValue, type Redact } from './redaction.ts';
import { threadEvents } from './threadEvents.ts';
import type { Trash } from './trash.ts';
import { ulid } from './ulid.ts';

export type ExportFormat = 'markdown' | 'json' | 'html';

export interface ThreadTransferOptions {
  readonly files: StoreFiles;
  readonly folders: BackupFolders;
  readonly live: LiveThreads;
  readonly trash: Trash;
  readonly redact: Redact | undefined;
  readonly now: () => number;
}

/** Threads on their way into the store, out of it, or from one to another. */
export class ThreadTransfer {
  readonly #options: ThreadTransferOptions;

  constructor(options: ThreadTransferOptions) {
    this.#options = options;
  }

  /** Undefined where there is no such thread. */
  async fork(id: string, turnId: string): Promise<string | undefined> {
    const at = this.#options.now();
    const whole = await this.#read(id);
    if (!whole) return undefined;
    const thread = forkOf(whole.thread, turnId, ulid(at), at);
    return this.#create({ thread, contexts: whole.contexts });
  }

  async export(ids: readonly string[], format: ExportFormat): Promise<string> {
    const wholes: WholeThread[] = [];
    for (const id of ids) {
      const whole = await this.#read(id);
      if (whole) wholes.push(this.#redacted(whole));
    }
    if (format === 'json') return exportJson(wholes);
    const threads = wholes.map(it => it.thread);
    return format === 'html' ? exportHtml(threads) : exportMarkdown(threads);
  }

  async import(text: string, workspace?: WorkspaceRef): Promise<ImportReport> {
    const { threads, skipped } = parseImport(text, this.#options.now());
    const report = { taken: [] as string[], skipped: [...skipped] };
    for (const { thread, contexts } of threads) {
      const existing = await this.#read(thread.id);
      const isTrashed = await this.#options.trash.has(thread.id);
      const placed = (here: WorkspaceRef | undefined): Thread => ({ ...thread, workspace: thread.workspace ?? here });
      if (existing && !isTrashed && isDeepStrictEqual(existing.thread, placed(existing.thread.workspace))) {
        report.skipped.push({ what: `“${thread.title}”`, why: 'It is there already.' });
      } else {
        const whole = { thread: placed(workspace), contexts };
        report.taken.push(existing ? await this.#createCopy(whole) : await this.#create(whole));
      }
    }
    return report;
  }

  backup(path: string): Promise<number> {
    const { files, folders, now } = this.#options;
    return writeBackup(files, folders, path, now());
  }

  restoreBackup(path: string): Promise<RestoreReport> {
    const { files, folders } = this.#options;
    return readBackup(files, folders, path, whole => this.#createCopy(whole));
  }

  async #read(id: string): Promise<WholeThread | undefined> {
    const { live } = this.#options;
    const thread = await live.using(id, it => Promise.resolve(it.thread));
    if (!thread) return undefined;
    const contexts = new Map<string, readonly ContextPart[]>();
    for (const turn of thread.turns) {
      const parts = turn.context.length > 0 ? await live.readContext(id, turn.id) : [];
      if (parts.length > 0) contexts.set(turn.id, parts);
    }
    return { thread, contexts };
  }

  /** Beside the one that is there, under an id of its own. */
  #createCopy({ thread, contexts }: WholeThread): Promise<string> {
    return this.#create({ thread: { ...thread, id: ulid(thread.created) }, contexts });
  }

  async #create({ thread, contexts }: WholeThread): Promise<string> {
    const known = new Set(thread.turns.map(turn => turn.id));
    const kept = new Map([...contexts].filter(([turnId]) => known.has(turnId)));
    return (await this.#options.live.create(thread.id, thread.created, threadEvents(thread), kept)).id;
  }

  /** What is on disk is redacted already; what is open here may still stand as it was typed. */
  #redacted(whole: WholeThread): WholeThread {
    const { redact } = this.#options;
    // The shape stays as it is: only texts are exchanged for texts.
    return redact ? { ...whole, thread: redactValue(whole.thread, '', redact) as Thread } : whole;
  }
}
