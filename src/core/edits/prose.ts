/** Whether files of a language (VS Code's id) are text for people: brackets need not close, headings may be underlined. */
export function isProse(language: string): boolean {
  return PROSE.has(language);
}

const PROSE: ReadonlySet<string> = new Set(['markdown', 'plaintext', 'restructuredtext', 'asciidoc', 'tex', 'latex']);
