import { whyConfirm } from './confirmPaths.ts';

/** Whether a file may be written: at once, after a yes for this very file, or not at all. */
export type PathVerdict = {
  readonly type: 'allow' | 'confirm' | 'deny';
  /** One plain sentence; empty when allowed. */
  readonly reason: string;
  /** The path with forward slashes and nothing superfluous, relative to the workspace folder. */
  readonly path: string;
};

/** What the disk says of a path; asked by the caller right before writing, as a link can be put there at any time. */
export type FileFacts = {
  /** The workspace folder with all links resolved, as the disk writes it. */
  readonly realRoot: string;
  /** The file with all links resolved; for a new file its nearest folder that exists, with the rest joined. */
  readonly realPath: string;
  /** How many names the file has on disk. */
  readonly links?: number;
};

/**
 * Judges a path that a reply names. It must be relative and stay in the workspace folder on every system, whatever the
 * spelling: Windows treats `a.`, `a::$DATA`, `PROGRA~1` and `CON.txt` as other files than they seem, macOS ignores case
 * and composed letters. `.git` is never written; files that some program runs or obeys need a yes.
 */
export function guardPath(path: string, facts?: FileFacts): PathVerdict {
  const segments = path
    .replaceAll('\\', '/')
    .split('/')
    .filter(segment => segment !== '' && segment !== '.');
  const clean = segments.join('/');
  const denied = denyReason(path, segments);
  if (denied !== undefined) return { type: 'deny', reason: denied, path: clean };
  const linked = facts ? linkReason(clean, facts) : undefined;
  if (linked !== undefined) return { type: 'deny', reason: linked, path: clean };
  const canonical = segments.map(plainSegment).join('/');
  const reason = whyConfirm(canonical);
  return reason === undefined ? { type: 'allow', reason: '', path: clean } : { type: 'confirm', reason, path: clean };
}

function denyReason(path: string, segments: readonly string[]): string | undefined {
  if (segments.length === 0) return 'The reply names no file.';
  if (path.length > 1000 || segments.some(segment => segment.length > 255)) return 'The path is too long.';
  if (/[\u0000-\u001F\u007F-\u009F]/.test(path)) return 'The path has control characters.';
  if (INVISIBLE.test(path)) return 'The path has invisible characters.';
  if (/^[\\/~]/.test(path) || /^[a-zA-Z][\w+.-]*:/.test(path)) return 'The path does not lie in the workspace.';
  if (path !== path.trim()) return 'The path begins or ends with a blank.';
  const spellings = [segments, decoded(path), path.normalize('NFKC').split(/[\\/]/)];
  if (spellings.some(all => all.some(segment => /^\.{2,}\s*$/.test(segment))))
    return 'The path leads out of the workspace.';
  for (const segment of segments) {
    if (/[<>:"|?*]/.test(segment.normalize('NFKC')))
      return 'The path has characters that file names cannot have everywhere.';
    if (/[. ]$/.test(segment)) return 'A part of the path ends with a dot or a blank.';
    if (/~\d/.test(segment)) return 'The path is a short form of another name.';
    if (DEVICE.test(plainSegment(segment))) return 'A part of the path is the name of a device.';
    if (REPOSITORY.has(plainSegment(segment))) return 'The inside of a repository is never written.';
  }
  return undefined;
}

/** The path with `%2e` and the like resolved, for a caller that builds an address from it. */
function decoded(path: string): string[] {
  try {
    return decodeURIComponent(path).split(/[\\/]/);
  } catch {
    return path.split(/[\\/]/);
  }
}

/** A segment as a system that ignores case, composition and look-alikes takes it. */
function plainSegment(segment: string): string {
  return segment.normalize('NFKC').replace(INVISIBLE_ALL, '').toLowerCase().normalize('NFC');
}

function linkReason(path: string, facts: FileFacts): string | undefined {
  const root = facts.realRoot.replaceAll('\\', '/').replace(/\/+$/, '');
  const real = facts.realPath.replaceAll('\\', '/');
  if (!real.startsWith(`${root}/`)) return 'The path is a link that leads out of the workspace.';
  const inside = real.slice(root.length + 1);
  if (plainSegment(inside) !== plainSegment(path)) return 'The path is a link to another file.';
  if ((facts.links ?? 1) > 1) return 'The file has a second name elsewhere on the disk.';
  return undefined;
}

const INVISIBLE_CHARACTERS =
  '\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\u{E0000}-\\u{E0FFF}';
const INVISIBLE = new RegExp(`[${INVISIBLE_CHARACTERS}]`, 'u');
const INVISIBLE_ALL = new RegExp(`[${INVISIBLE_CHARACTERS}]`, 'gu');
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9]|lpt[0-9])(?:\..*)?$/;
const REPOSITORY: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj']);
