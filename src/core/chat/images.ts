import type { ContextPart } from '../../shared/thread.ts';

/** Whether a part is a picture: its text is then a data URL, and goes beside the words of a message. */
export function isImage(part: Pick<ContextPart, 'provider'>): boolean {
  return part.provider === 'image';
}
