/**
 * The names a line defines, in any of the languages: `def load(`, `export async function a`, `impl Display for B` (both), `func (a A) Run` (both).
 * None for a line that only calls or mentions a name.
 */
export function definedNames(line: string): readonly string[] {
  const implemented = /^\s*(?:unsafe\s+)?impl\b(?:<[^>]*>)?\s+([^{]+)/.exec(line)?.[1];
  if (implemented !== undefined) return namesIn(implemented);
  const receiver = /^\s*func\s+\(\s*(?:\w+\s+)?\*?\s*(\w+)[^)]*\)/.exec(line)?.[1];
  const named = KEYWORD.exec(line)?.[1];
  if (named === undefined) return innerName(` ${line}`);
  return receiver === undefined ? [named] : [named, receiver];
}

/** The name a line inside a block defines, if it does so. */
export function innerName(line: string): readonly string[] {
  const match = INNER.exec(line);
  const name = match?.[1] ?? match?.[2];
  return name === undefined || CONTROL_NAMES.has(name) ? [] : [name];
}

const KEYWORD =
  /^\s*(?:(?:export|default|public|private|protected|internal|static|final|abstract|async|pub(?:\([a-z]+\))?|unsafe|override|open|const|extern)\s+)*(?:function\*?|def|class|fn|func(?:\s+\([^)]*\))?|fun|interface|struct|trait|enum|module|namespace)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u;
const INNER =
  /^\s+(?:(?:export|public|private|protected|static|async|pub)\s+)*(?:function\*?|def|class|fn|func|fun|interface|struct)\s+([\w$]+)|^\s+(?:(?:public|private|protected|static|async|get|set|readonly|override)\s+(?:[\w$.<>[\],?]+\s+)?)*([\w$#]+)\s*(?:<[^>]*>)?\([^;=]*\)\s*(?::[^;={]*)?\{$/;
const CONTROL_NAMES: ReadonlySet<string> = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'function']);

function namesIn(text: string): readonly string[] {
  const words = text.replace(/\bwhere\b.*$/, '').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return words.filter(word => !['for', 'dyn', 'mut', 'crate', 'self', 'super'].includes(word));
}
