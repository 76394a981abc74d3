import type { Change } from './change.ts';
import { newLines } from './change.ts';
import { readBeginPatch } from './formats/beginPatch.ts';
import { searchReplaceFiles } from './formats/searchReplace.ts';
import { readUnifiedDiff } from './formats/unifiedDiff.ts';
import { replyLines } from './lines.ts';

/** What a patch does with one file. An edit's changes are found by `applyReply`, given the whole block and this path. */
export type PatchFile =
  | { readonly type: 'edit'; readonly path: string }
  | { readonly type: 'create'; readonly path: string; readonly text: string }
  | { readonly type: 'delete'; readonly path: string }
  /** Renamed, and perhaps edited too: then the edit comes first, under the old path. */
  | { readonly type: 'move'; readonly path: string; readonly to: string; readonly isEdited: boolean };

/**
 * The files that a `*** Begin Patch`, a unified diff or SEARCH/REPLACE blocks for several files are about, in their
 * order; none when the block is no patch, was cut off or does not name its file.
 */
export function patchFiles(code: string, isClosed?: boolean): readonly PatchFile[] {
  const lines = replyLines(code);
  if (lines.some(line => /^\*\*\* (?:Begin Patch|(?:Update|Add|Delete) File: )/.test(line))) {
    const patch = readBeginPatch(lines, isClosed);
    if ('type' in patch) return [];
    return eachOnce(
      patch.sections.map((section): PatchFile => {
        const { path, moveTo, changes } = section;
        if (section.kind === 'delete') return { type: 'delete', path };
        if (section.kind === 'add') return { type: 'create', path, text: textOf(changes) };
        return moveTo === undefined
          ? { type: 'edit', path }
          : { type: 'move', path, to: moveTo, isEdited: changes.length > 0 };
      }),
    );
  }
  const searched = searchReplaceFiles(lines);
  if (searched.length > 1) return searched.map(path => ({ type: 'edit', path }));
  const isDiff =
    lines.some((line, at) => /^--- \S/.test(line) && /^\+\+\+ \S/.test(lines[at + 1] ?? '')) ||
    lines.some(line => /^rename to /.test(line));
  if (!isDiff) return [];
  const sections = readUnifiedDiff(lines).filter(section => section.path !== '');
  return eachOnce(
    sections.map((section): PatchFile => {
      const { path, oldPath, changes } = section;
      if (section.isDeletion) return { type: 'delete', path };
      if (section.isNew) return { type: 'create', path, text: textOf(changes) };
      const isMove = oldPath !== '' && oldPath !== path;
      return isMove ? { type: 'move', path: oldPath, to: path, isEdited: changes.length > 0 } : { type: 'edit', path };
    }),
  );
}

/** A file that is edited in several parts of a patch is one: its edit takes them all. */
function eachOnce(files: readonly PatchFile[]): readonly PatchFile[] {
  return files.filter(
    (file, at) =>
      file.type !== 'edit' || files.findIndex(other => other.type === 'edit' && other.path === file.path) === at,
  );
}

function textOf(changes: readonly Change[]): string {
  return changes
    .flatMap(newLines)
    .map(line => `${line}\n`)
    .join('');
}
