/** The name that a line declares, with the sign after it, which tells a method from a variable. */
export function declaredName(line: string): string | undefined {
  const found = VARIABLE.exec(line) ?? SIGNATURE.exec(line);
  return found ? `${found[1] ?? ''}${found[2] ?? ''}` : undefined;
}

const VARIABLE =
  /^\s*(?:(?:export|public|private|protected|internal|static|final|readonly|lazy|override|const|let|var|val|def|fun|func|function|fn)\s+)+(?:[\w$.<>[\],?]+\s+){0,4}?([\w$]+)\s*([:=;(]|$)/;
const SIGNATURE = /^\s*([\w$]+)\??(\().*\)\s*(?::|->)\s*[^\s{]/;
