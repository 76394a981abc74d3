/**
 * What of a block for a shell is to be typed. Models write `$` in front of it; lines without one are then what the
 * commands print. A terminal obeys more than letters: all control characters but line breaks and tabs are left out.
 */
export function typedCommands(code: string): string {
  const lines = code
    .replace(/\r\n/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
    .split('\n');
  const typed = lines.flatMap(line => /^\s*\$ (.*)$/.exec(line)?.[1] ?? []);
  return (typed.length > 0 ? typed : lines).join('\n');
}
