import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { ImportReport } from '../../core/threads/import/importReport.ts';
import type { ThreadStore } from '../../core/threads/threadStore.ts';
import type { ExportFormat } from '../../core/threads/threadTransfer.ts';
import { importDetails, restoreDetails } from '../../core/threads/transferDetails.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { ThreadSummary } from '../../shared/threadSummary.ts';
import type { WorkspaceRef } from '../../shared/thread.ts';
import type { TextDocuments } from '../review/textDocuments.ts';

/** Chats as files: written for people and programs, read back, backed up and restored. */
export interface ThreadFiles {
  /** Asks for a form and a place. A chat that is named is offered beside all of them. */
  export(threadId: string | undefined): Promise<void>;
  import(): Promise<void>;
  backUp(): Promise<void>;
  restore(): Promise<void>;
}

export interface ThreadFilesDeps {
  readonly store: ThreadStore;
  readonly documents: TextDocuments;
  readonly workspace: Pick<Workspace, 'ref'>;
  readonly openThread: (threadId: string) => Promise<void>;
}

export function createThreadFiles(deps: ThreadFilesDeps): ThreadFiles {
  const { store } = deps;
  return {
    export: threadId => exportThreads(deps, threadId),
    import: () => importThreads(deps),
    backUp: async () => {
      const target = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Back Up All Chats'),
        saveLabel: vscode.l10n.t('Back Up'),
        defaultUri: inHome(`parley-${today()}.${BACKUP}`),
        filters: { [vscode.l10n.t('Backup of Parley')]: [BACKUP] },
      });
      if (!target) return;
      const count = await busy(vscode.l10n.t('Parley: backing up'), () => store.backup(target.fsPath));
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Backed up {0} to {1}.', chats(count), vscode.workspace.asRelativePath(target)),
      );
    },
    restore: () => restore(deps),
  };
}

const BACKUP = 'parley-backup';
const FORMATS: readonly { readonly format: ExportFormat; readonly label: string; readonly ending: string }[] = [
  { format: 'markdown', label: 'Markdown', ending: 'md' },
  { format: 'html', label: 'HTML', ending: 'html' },
  { format: 'json', label: 'JSON', ending: 'json' },
];

async function exportThreads({ store }: ThreadFilesDeps, threadId: string | undefined): Promise<void> {
  const threads = (await store.list()).filter(it => it.turnCount > 0);
  if (threads.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no chat to export yet.'));
    return;
  }
  const picked = await pickExport(
    threads,
    threads.find(it => it.id === threadId),
  );
  if (!picked) return;
  const { name, ids, format, label, ending } = picked;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Chats'),
    saveLabel: vscode.l10n.t('Export'),
    defaultUri: inWorkspace(`${name}.${ending}`),
    filters: { [label]: [ending] },
  });
  if (!target) return;
  await busy(vscode.l10n.t('Parley: exporting'), async () => {
    await vscode.workspace.fs.writeFile(target, Buffer.from(await store.exportThreads(format, ids)));
  });
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Exported {0} to {1}.', chats(ids.length), vscode.workspace.asRelativePath(target)),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', target);
}

interface ExportItem extends vscode.QuickPickItem {
  readonly format: ExportFormat;
  readonly ending: string;
  readonly ids: readonly string[];
  readonly name: string;
}

async function pickExport(
  all: readonly ThreadSummary[],
  one: ThreadSummary | undefined,
): Promise<ExportItem | undefined> {
  const items: (ExportItem | vscode.QuickPickItem)[] = [];
  const add = (heading: string, description: string, rest: Pick<ExportItem, 'ids' | 'name'>): void => {
    items.push({ label: heading, kind: vscode.QuickPickItemKind.Separator });
    items.push(...FORMATS.map(format => ({ ...format, ...rest, description })));
  };
  if (one) add(vscode.l10n.t('This Chat'), one.title, { ids: [one.id], name: fileName(one.title) });
  add(vscode.l10n.t('All Chats'), chats(all.length), { ids: all.map(it => it.id), name: `parley-chats-${today()}` });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export Chats'),
    placeHolder: vscode.l10n.t('Markdown and HTML are for reading, JSON can be imported again'),
  });
  return picked && 'format' in picked ? picked : undefined;
}

async function importThreads({ store, documents, workspace, openThread }: ThreadFilesDeps): Promise<void> {
  const uris = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Chats of Parley, ChatGPT or VS Code'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    filters: { JSON: ['json'] },
  });
  if (!uris || uris.length === 0) return;
  const files = await busy(vscode.l10n.t('Parley: importing'), async () => {
    const reports: { readonly name: string; readonly report: ImportReport }[] = [];
    for (const uri of uris) {
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      reports.push({ name, report: await importFile(store, uri, workspace.ref()) });
    }
    return reports;
  });
  const taken = files.flatMap(it => it.report.taken);
  const skipped = files.flatMap(it => it.report.skipped).length;
  const open = vscode.l10n.t('Open');
  const details = vscode.l10n.t('Show Details');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Imported {0}, left out {1}.', chats(taken.length), skipped),
    ...(taken.length > 0 ? [open] : []),
    details,
  );
  const [first] = taken;
  if (answer === open && first !== undefined) await openThread(first);
  if (answer === details) await showDetails(documents, 'Imported chats.md', importDetails(files, await titles(store)));
}

async function importFile(
  store: ThreadStore,
  uri: vscode.Uri,
  workspace: WorkspaceRef | undefined,
): Promise<ImportReport> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > LARGEST_IMPORT) {
    return { taken: [], skipped: [{ what: 'The file', why: 'It is larger than 300 MB. Split it and try again.' }] };
  }
  return store.importThreads(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), workspace);
}

const LARGEST_IMPORT = 300_000_000;

async function restore({ store, documents }: ThreadFilesDeps): Promise<void> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Restore Chats from Backup'),
      openLabel: vscode.l10n.t('Restore'),
      filters: { [vscode.l10n.t('Backup of Parley')]: [BACKUP] },
    })) ?? [];
  if (!uri) return;
  const report = await busy(vscode.l10n.t('Parley: restoring'), () => store.restoreBackup(uri.fsPath));
  const { restored, keptBoth, unchanged, skipped } = report;
  const details = vscode.l10n.t('Show Details');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Restored {0}; {1} were there already, {2} were left out.',
      chats(restored.length + keptBoth.length),
      unchanged.length,
      skipped.length,
    ),
    details,
  );
  if (answer === details)
    await showDetails(documents, 'Restored chats.md', restoreDetails(report, await titles(store)));
}

function chats(count: number): string {
  return count === 1 ? vscode.l10n.t('1 chat') : vscode.l10n.t('{0} chats', count);
}

async function titles(store: ThreadStore): Promise<(threadId: string) => string> {
  const known = new Map((await store.list()).map(it => [it.id, it.title]));
  return threadId => known.get(threadId) ?? threadId;
}

async function showDetails(documents: TextDocuments, title: string, text: string): Promise<void> {
  await documents.show(title, 'markdown', text, vscode.ViewColumn.Active);
}

async function busy<T>(title: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work);
}

function inWorkspace(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? vscode.Uri.joinPath(folder.uri, name) : inHome(name);
}

function inHome(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(homedir()), name);
}

/** A title as a file may be called everywhere. */
function fileName(title: string): string {
  const name = title
    .replace(/[^\p{L}\p{N}._ -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name.slice(0, 60).replace(/[. ]+$/, '') || 'chat';
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
