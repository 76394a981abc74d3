import type { RestoreReport } from './backup.ts';
import type { ImportReport, Skipped } from './import/importReport.ts';

/** What became of imported files, as Markdown for the user. `titleOf` knows the threads that are there now. */
export function importDetails(
  files: readonly { readonly name: string; readonly report: ImportReport }[],
  titleOf: (threadId: string) => string,
): string {
  const parts = files.map(({ name, report }) =>
    section(`## ${name}`, [list('Imported', report.taken.map(titleOf)), left(report.skipped)]),
  );
  return `${['# Imported chats', ...parts].join('\n\n')}\n`;
}

/** What became of a backup, as Markdown for the user. */
export function restoreDetails(report: RestoreReport, titleOf: (threadId: string) => string): string {
  const { restored, keptBoth, unchanged, skipped } = report;
  return `${section('# Restored chats', [
    list('Brought back', restored.map(titleOf)),
    list('Different from what is here, so both are kept', keptBoth.map(titleOf)),
    list('Here already, and left as they are', unchanged.map(titleOf)),
    left(skipped),
  ])}\n`;
}

function section(heading: string, lists: readonly string[]): string {
  const filled = lists.filter(Boolean);
  return [heading, ...(filled.length > 0 ? filled : ['There was no chat in it.'])].join('\n\n');
}

function list(what: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`**${what}** (${String(items.length)})`, ...items.map(it => `- ${it}`)].join('\n');
}

function left(skipped: readonly Skipped[]): string {
  return list(
    'Left out',
    skipped.map(({ what, why }) => `${what}: ${why}`),
  );
}
