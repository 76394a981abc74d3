import { fileName } from './contextPart.ts';
import type { FindFileDeps, FoundFile } from './findFile.ts';
import { decide, findFile, readIfThere } from './findFile.ts';
import { mayBegin } from './gluedPaths.ts';
import type { PathReference } from './textReference.ts';

/**
 * The file that a path in a message names. In a word of other scripts the name may begin later than the word does: there
 * the longest that is a file counts, and else what was read of it. Throws as `findFile`.
 */
export async function findReferenced(
  deps: FindFileDeps,
  { path, word }: Pick<PathReference, 'path' | 'word'>,
): Promise<FoundFile> {
  const inWord = word === undefined ? undefined : await findInWord(deps, word);
  return inWord ?? findFile(deps, path);
}

async function findInWord({ workspace, index }: FindFileDeps, word: string): Promise<FoundFile | undefined> {
  const exact = await readIfThere(workspace, word);
  if (exact) return { type: 'found', source: exact };
  // A name may be the whole word and be lost among the many that end as it does.
  const names = new Set([fileName(word), shortestName(word)]);
  const hits = await Promise.all([...names].map(name => index.files(name, CANDIDATES)));
  const open = workspace.openEditors().map(editor => editor.path);
  const paths = longestIn([...new Set([...open, ...hits.flat().map(hit => hit.path)])], word);
  return paths.length === 0 ? undefined : decide(workspace, paths);
}

const CANDIDATES = 200;

/** What every name that the word may end with has at its end. */
function shortestName(word: string): string {
  for (let at = word.lastIndexOf('.') - 1; at > 0; at--) if (mayBegin(word, at)) return word.slice(at);
  return word;
}

/** The paths of which most, in whole segments, stands at the end of the word. */
function longestIn(paths: readonly string[], word: string): readonly string[] {
  const written = comparable(word);
  let longest = 0;
  let found: string[] = [];
  for (const path of paths) {
    const length = lengthIn(comparable(path), written);
    if (length === 0 || length < longest) continue;
    if (length > longest) found = [];
    longest = length;
    found.push(path);
  }
  return found;
}

function lengthIn(path: string, word: string): number {
  let length = 0;
  for (let slash = path.length; slash >= 0;) {
    slash = slash === 0 ? -1 : path.lastIndexOf('/', slash - 1);
    const tail = path.slice(slash + 1);
    if (!word.endsWith(tail)) break;
    if (mayBegin(word, word.length - tail.length)) length = tail.length;
  }
  return length;
}

/** File systems keep a letter and its marks together or apart. */
function comparable(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
