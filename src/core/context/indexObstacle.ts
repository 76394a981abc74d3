import type { IndexStatus } from '../../shared/indexStatus.ts';

/** Why the index may have found nothing though there is something, and what to do; undefined where it is complete. */
export function indexObstacle({ phase, message }: IndexStatus): string | undefined {
  switch (phase) {
    case 'off':
      return message ?? 'The index is off. Switch it on in the settings.';
    case 'failed':
      return 'The index has stopped. Rebuild it from the status bar.';
    case 'paused':
      return 'The index is paused. Resume it from the status bar.';
    case 'starting':
    case 'files':
    case 'lexical':
    case 'symbols':
      return 'The index is still being built. Try again in a moment.';
    case 'ready':
      return undefined;
  }
}
