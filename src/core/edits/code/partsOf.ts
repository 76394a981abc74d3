/** The stretches of a reply between its placeholders: from, and up to but not including, in rows of the reply. */
export function partsOf(reply: readonly (string | undefined)[]): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (let at = 0; at <= reply.length; at++) {
    if (reply[at] !== undefined) continue;
    if (at > from) parts.push({ from, to: at });
    from = at + 1;
  }
  return parts;
}
