import { guardContent } from '../../edits/contentGuard.ts';

/** Why a text needs a yes of its own before it becomes a file's, undefined where it does not. */
export function whyAsk(path: string, before: string, after: string): string | undefined {
  return guardContent(path, before, after) ?? hiddenReason(before, after);
}

/** Code that reads otherwise than it runs: Trojan Source (CVE-2021-42574), text in tag characters. */
function hiddenReason(before: string, after: string): string | undefined {
  const known = new Set(before.match(HIDDEN));
  const added = after.match(HIDDEN)?.find(it => !known.has(it));
  if (added === undefined) return undefined;
  const code = (added.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `The new text has characters that cannot be seen (U+${code}).`;
}

const HIDDEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\u{E0000}-\u{E007F}]/gu;
