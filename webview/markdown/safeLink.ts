/** Where a link of a reply leads: out, to a file of the workspace, or nowhere that we follow. */
export type SafeLink =
  | { readonly type: 'web'; readonly url: string }
  | { readonly type: 'file'; readonly path: string; readonly line?: number; readonly endLine?: number };

/**
 * Judges the target of a link that a model wrote. Only `https`, `http` and `mailto` leave the editor; a path without a
 * scheme is a file of the workspace. Undefined for all else: `javascript:`, `data:`, `command:`, `vscode:` …
 */
export function safeLink(href: string): SafeLink | undefined {
  const clean = href.trim();
  if (clean === '' || HAS_CONTROL.test(clean)) return undefined;
  if (/^(?:https?:\/\/|mailto:)/i.test(clean)) return URL.canParse(clean) ? { type: 'web', url: clean } : undefined;
  return fileLink(clean);
}

/** `src/a.ts`, `src/a.ts:12`, `src/a.ts:12-20`, `src/a.ts#L12-L20`. */
export function fileLink(target: string): SafeLink | undefined {
  const found = FILE.exec(target);
  const path = decoded(found?.groups?.['path'] ?? '');
  if (!found?.groups || path === undefined || path === '' || path.startsWith('//') || /^[\w.+-]+:/.test(path)) {
    return undefined;
  }
  const line = found.groups['line'] ?? found.groups['anchor'];
  const endLine = found.groups['endLine'] ?? found.groups['endAnchor'];
  return {
    type: 'file',
    path,
    ...(line ? { line: Number(line) } : {}),
    ...(endLine ? { endLine: Number(endLine) } : {}),
  };
}

/** Code that reads like a file of the workspace: it has a folder or a line number, and an extension. */
export function fileInCode(code: string): SafeLink | undefined {
  const isPath = /^[\w@.~-]*(?:\/[\w@.~()[\]-]+)+\.\w{1,10}(?::\d+(?:-\d+)?)?$/.test(code);
  const isFileWithLine = /^[\w@.-]+\.\w{1,10}:\d+(?:-\d+)?$/.test(code);
  return isPath || isFileWithLine ? fileLink(code) : undefined;
}

const FILE =
  /^(?<path>[^#?:]+)(?::(?<line>\d{1,7})(?:(?:-|:\d+-)(?<endLine>\d{1,7})|:\d+)?|#L(?<anchor>\d{1,7})(?:-L?(?<endAnchor>\d{1,7}))?)?$/;

const HAS_CONTROL = /\p{Cc}/u;

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
