/** Whether a token may begin here: not in the midst of a word, but well after an escape such as `\n`, `%3D` or `\u003d`. */
export function isTokenStart(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at);
  return !/\w-?$/.test(before) || /(?:\\[nrtbf]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})$/.test(before);
}
