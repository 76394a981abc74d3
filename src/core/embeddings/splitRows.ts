/** The lines of a text; one final line end makes no further line. */
export function splitRows(text: string): readonly string[] {
  const rows = text.split(/\r\n|\r|\n/);
  return rows.at(-1) === '' ? rows.slice(0, -1) : rows;
}
