import { FileError } from '../workspace.ts';
import type { Workspace, WorkspaceText } from '../workspace.ts';
import type { CodeIndex } from './codeIndex.ts';
import { fileName } from './contextPart.ts';

/** What a written path led to. */
export type FoundFile =
  | { readonly type: 'found'; readonly source: WorkspaceText }
  /** Several files fit; the user has to say which. Best first, at least two. */
  | { readonly type: 'several'; readonly paths: readonly string[] }
  | { readonly type: 'none' };

export interface FindFileDeps {
  readonly workspace: Workspace;
  readonly index: CodeIndex;
}

/**
 * Finds the file that a person means by a path: the path itself, one that ends with it, one that ends with its last
 * segments (a stack trace from another machine). A file that is open decides between several. Throws `FileError` for a
 * file that is there but cannot be read as text.
 */
export async function findFile({ workspace, index }: FindFileDeps, written: string): Promise<FoundFile> {
  const path = relative(workspace, written);
  const exact = await readIfThere(workspace, path);
  if (exact) return { type: 'found', source: exact };
  const hits = await index.files(fileName(path), CANDIDATES);
  const open = workspace.openEditors().map(editor => editor.path);
  const paths = [...new Set([...open, ...hits.map(hit => hit.path)])];
  const candidates = longestTail(paths, path);
  return decide(workspace, candidates);
}

/** The file among those that fit, best first: the only one, or the one that is open. */
export async function decide(workspace: Workspace, candidates: readonly string[]): Promise<FoundFile> {
  const decided = candidates.length > 1 ? openOne(candidates, workspace) : candidates[0];
  if (decided !== undefined) {
    const source = await readIfThere(workspace, decided);
    return source ? { type: 'found', source } : { type: 'none' };
  }
  return candidates.length > 1 ? { type: 'several', paths: candidates.slice(0, OFFERED) } : { type: 'none' };
}

/** The text of a file, or undefined where there is none. Throws `FileError` for any other reason. */
export async function readIfThere(workspace: Workspace, path: string): Promise<WorkspaceText | undefined> {
  try {
    return await workspace.readText(path);
  } catch (error) {
    if (error instanceof FileError && (error.reason === 'missing' || error.reason === 'outside')) return undefined;
    throw error;
  }
}

const CANDIDATES = 200;
const OFFERED = 8;

/** Without the workspace folder in front, and without the `./` and `../` that people write. */
function relative(workspace: Workspace, written: string): string {
  const path = written.replaceAll('\\', '/').replace(/^(?:\.{1,2}\/)+/, '');
  const folders = workspace.folders();
  for (const folder of folders) {
    const root = `${folder.path.replaceAll('\\', '/')}/`;
    if (path.startsWith(root)) return `${folders.length > 1 ? `${folder.name}/` : ''}${path.slice(root.length)}`;
  }
  return path.replace(/^\/+/, '');
}

/** The paths that share most of their last segments with what was written; at least the name. */
function longestTail(paths: readonly string[], written: string): readonly string[] {
  const wanted = written.toLowerCase().split('/');
  let best = 0;
  let found: string[] = [];
  for (const path of paths) {
    const own = path.toLowerCase().split('/');
    let common = 0;
    while (common < wanted.length && own.at(-1 - common) === wanted.at(-1 - common)) common++;
    if (common === 0 || common < best) continue;
    if (common > best) found = [];
    best = common;
    found.push(path);
  }
  return found;
}

/** The one that the user has before their eyes; undefined where that does not decide. */
function openOne(candidates: readonly string[], workspace: Workspace): string | undefined {
  const active = workspace.activeEditor()?.path;
  if (active !== undefined && candidates.includes(active)) return active;
  const open = new Set(workspace.openEditors().map(editor => editor.path));
  const own = candidates.filter(path => open.has(path));
  return own.length === 1 ? own[0] : undefined;
}
