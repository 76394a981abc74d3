import type { IndexPhase } from '../../shared/indexStatus.ts';
import type { CodeIndex } from './codeIndex.ts';
import { ContextError } from './contextProvider.ts';

/** Why a folder, or with an empty path the whole tree, cannot be given: it is the index that knows which files there are. */
export function missingFolder(path: string, index: Pick<CodeIndex, 'status'>): ContextError {
  const what = path === '' ? 'The file tree' : `The folder “${path}”`;
  const { phase } = index.status();
  const stop = STOPPED[phase];
  if (stop !== undefined) {
    return new ContextError(`${what} cannot be read because the index ${stop}, or name single files with @file.`);
  }
  if (phase !== 'ready') {
    return new ContextError(`${what} is not known yet; the index is still being built. Try again in a moment.`);
  }
  return new ContextError(
    path === ''
      ? 'There are no files in this workspace.'
      : `There is no folder “${path}” with files in it. Check its name.`,
  );
}

const STOPPED: Readonly<Partial<Record<IndexPhase, string>>> = {
  off: 'is off. Switch it on in the settings',
  paused: 'is paused. Resume it from the status bar',
  failed: 'does not run. Rebuild it with “Parley: Rebuild Index”',
};
