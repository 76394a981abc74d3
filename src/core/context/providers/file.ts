import type { ContextProvider, RankedSuggestion } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { fileName, folderOf, lineRange } from '../contextPart.ts';
import { filePart, placePart } from '../filePart.ts';
import { findFile, readIfThere } from '../findFile.ts';
import { parsePlace } from '../placeInFile.ts';
import type { ProviderDeps } from '../providerDeps.ts';
import { FileError } from '../../workspace.ts';
import { matchName } from '../../index/search/matchName.ts';
import type { FileHit } from '../../../shared/indexStatus.ts';

/** `@file:src/a.ts` — a file; `@file:src/a.ts:12` — the function around a line of it. */
export function file({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'file',
    description: 'A file, or the function at a line of it',
    takesArgument: true,
    async suggest(query, limit) {
      const { path: wanted, startLine, endLine } = parsePlace(query);
      const lines = wanted === '' || startLine === undefined ? '' : `:${lineRange(startLine, endLine ?? startLine)}`;
      const openPaths = [workspace.activeEditor(), ...workspace.openEditors()].flatMap(it => (it ? [it.path] : []));
      const open = [...new Set(openPaths)].flatMap((path, i) => {
        const score = wanted === '' ? 50 - i : scorePath(path, wanted);
        return score > 0 ? [suggestion(path, score + AT_HAND)] : [];
      });
      const indexed = wanted === '' ? [] : await indexedFiles(wanted, limit);
      const others = indexed
        .filter(hit => !openPaths.includes(hit.path))
        // The index also finds what a name cannot show, such as folders: kept, but below.
        .map((hit, i) => suggestion(hit.path, Math.max(scorePath(hit.path, wanted), BY_PATH - i / 10)));
      const known = [...open, ...others].sort((a, b) => b.score - a.score).slice(0, limit);
      const found = known.length > 0 ? known : await unknownFile(wanted);
      // The lines that are typed stay with the file that is chosen.
      return found.map(it => ({ ...it, argument: it.argument + lines, label: it.label + lines }));
    },
    async resolve(argument) {
      const { path, startLine, endLine } = parsePlace(argument);
      if (path === '') throw new ContextError('Name a file after @file: and try again.');
      const found = await findFile({ workspace, index }, path);
      if (found.type === 'none')
        throw new ContextError(`There is no file “${path}” in this workspace. Check its name.`);
      if (found.type === 'several') {
        throw new ContextError(
          `Several files are called “${path}”: ${found.paths.join(', ')}. Name one with its folder.`,
        );
      }
      const common = { provider: 'file', source: found.source, index, reason: 'You chose this file.' };
      const place = startLine === undefined ? undefined : { startLine, endLine: endLine ?? startLine };
      return [
        await (place ? placePart({ ...common, ...place }) : filePart({ ...common, focus: cursor(found.source.path) })),
      ];
    },
  };

  /** A file that is written out may be one that the index leaves out, or the index may be off. */
  async function unknownFile(path: string): Promise<readonly RankedSuggestion[]> {
    if (!path.includes('.')) return [];
    try {
      const source = await readIfThere(workspace, path);
      return source ? [suggestion(source.path, BY_PATH)] : [];
    } catch (error) {
      if (error instanceof FileError) return [];
      throw error;
    }
  }

  /** A path whose last part is the beginning of a folder (`src/u`) is found by that part. */
  async function indexedFiles(wanted: string, limit: number): Promise<readonly FileHit[]> {
    const hits = await index.files(wanted, limit);
    if (hits.length > 0 || !wanted.includes('/')) return hits;
    const inFolder = await index.files(fileName(wanted), limit * 20);
    return inFolder.filter(hit => hit.path.toLowerCase().includes(wanted.toLowerCase()));
  }

  function cursor(path: string): readonly number[] {
    const editor = workspace.activeEditor();
    return editor?.path === path ? [editor.selection.startLine, editor.selection.endLine] : [];
  }
}

/** Above a file of the same fit that is not open. */
const AT_HAND = 12;
const BY_PATH = 12;

function scorePath(path: string, wanted: string): number {
  const name = fileName(path);
  const own = Math.max(matchName(name, fileName(wanted)), matchName(name.replace(/\.[^.]+$/, ''), wanted) - 1);
  if (!wanted.includes('/')) return own;
  return path.toLowerCase().includes(wanted.toLowerCase()) ? Math.max(own, 80) : 0;
}

function suggestion(path: string, score: number): RankedSuggestion {
  return { provider: 'file', argument: path, label: fileName(path), detail: folderOf(path), kind: 'file', score };
}
