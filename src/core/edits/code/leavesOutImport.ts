/**
 * Whether one of some lines that a reply leaves out imports a name that the reply still uses and imports nowhere: then it
 * shows a part of the file, and the lines above that part stay.
 */
export function leavesOutImport(lines: readonly string[], reply: readonly string[]): boolean {
  const names = lines.flatMap(imported);
  if (names.length === 0) return false;
  const kept = new Set(reply.flatMap(imported));
  const used = new Set(reply.flatMap(line => line.match(WORDS) ?? []));
  return names.some(name => used.has(name) && !kept.has(name));
}

const WORDS = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The names a line imports, in JavaScript and Python. */
function imported(line: string): readonly string[] {
  const found =
    /^\s*import\s+(?:type\s+)?(.+?)\s+from\s+["']/.exec(line) ??
    /^\s*(?:const|let|var)\s+(.+?)\s*=\s*require\(/.exec(line) ??
    /^\s*from\s+[\w.]+\s+import\s+(.+)$/.exec(line);
  return (found?.[1]?.match(WORDS) ?? []).filter(word => word !== 'as' && word !== 'type');
}
