import type { IndexStatus } from '../../../shared/indexStatus.ts';

/** What a person should know of the index before they trust its answer. Empty where it is complete. */
export function indexNote({ phase, message, done, total }: IndexStatus): string {
  const progress = total > 0 ? ` (${count(done)} of ${count(total)} files)` : '';
  switch (phase) {
    case 'off':
      return (
        message ?? 'The index is switched off, so only files that you name can be shown. Switch it on in the settings.'
      );
    case 'failed':
      return 'The index has stopped, so only files that you name can be shown. Rebuild it from the status bar.';
    case 'starting':
    case 'files':
      return 'The index is just being built, so there may be more than this. Ask again in a moment.';
    case 'lexical':
      return `The index is still reading files${progress}, so there may be more than this. Ask again in a moment.`;
    case 'symbols':
      return `All files can be searched; functions and classes are still being read${progress}.`;
    case 'paused':
      return 'The index is paused, so there may be more than this. Resume it from the status bar.';
    case 'ready':
      return '';
  }
}

function count(number: number): string {
  return number.toLocaleString('en');
}
