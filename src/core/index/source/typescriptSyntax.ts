/**
 * TypeScript as its grammar knows it, in the same length and on the same lines: the grammar is older than some of the
 * language, and a file with one word that it does not know takes twice the time and loses symbols.
 */
export function knownTypeScript(text: string): string {
  return separateSignatures(knownTsx(text));
}

/** The same for TSX, where a line may begin with an element. */
export function knownTsx(text: string): string {
  return withoutVariance(withoutImportTypes(text));
}

/** `import("a").B<C>` is not known as a type; `$ .B<C>` is. */
function withoutImportTypes(text: string): string {
  if (!text.includes('import(')) return text;
  return text.replace(/import\((?:"[^"\n]*"|'[^'\n]*')\)/g, found => '$'.padEnd(found.length));
}

/** `interface A<in out B>`: the words before the parameter go. */
function withoutVariance(text: string): string {
  if (!/[<,]\s*(?:in|out) /.test(text)) return text;
  return text.replace(VARIANCE, found => ' '.repeat(found.length));
}

const VARIANCE = /(?<=[<,]\s*)(?:in\s+out|in|out)(?=\s+[A-Za-z_$][\w$]*\s*(?:[,>=]|extends\b))/g;

/** Overloads without a name need no semicolon between them; the grammar takes the next for arguments of the type before. */
function separateSignatures(text: string): string {
  if (!SIGNATURE.test(text)) return text;
  return text.replace(new RegExp(SIGNATURE, 'g'), (found, at: number) =>
    endsMember(text, at) ? `${found.slice(0, -1)};` : found,
  );
}

/** The indentation of a line that begins with type parameters. */
const SIGNATURE = /\n[ \t]+(?=<[A-Za-z_\n])/;

/** Whether what stands before `end`, apart from comments, is the end of a type. */
function endsMember(text: string, end: number): boolean {
  let rest = text.slice(Math.max(0, end - FURTHEST), end).trimEnd();
  for (;;) {
    const line = rest.slice(rest.lastIndexOf('\n') + 1);
    if (rest.endsWith('*/')) rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/*'))).trimEnd();
    else if (line.trimStart().startsWith('//')) rest = rest.slice(0, rest.length - line.length).trimEnd();
    else return /[)\]}]$|[^=]>$/.test(rest) || (/[\w$]$/.test(rest) && /:|=>/.test(line));
  }
}

/** Characters that are looked back at: the longest comments between two members. */
const FURTHEST = 8000;
