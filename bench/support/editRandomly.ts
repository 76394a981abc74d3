/** A small edit of the kind people make: lines put in, taken away, replaced, moved, or a word renamed. */
export function editRandomly(text: string, random: () => number): string {
  const lines = text.split('\n');
  const pick = (count: number): number => Math.floor(random() * count);
  for (let left = 1 + pick(3); left > 0; left--) {
    const at = pick(Math.max(1, lines.length - 1));
    const kind = pick(6);
    if (kind === 0) lines.splice(at, 0, ...inserted(lines, at, pick));
    else if (kind === 1) lines.splice(at, 1 + pick(4));
    else if (kind === 2) lines[at] = changedWord(lines[at] ?? '', pick);
    else if (kind === 3) lines.splice(pick(lines.length), 0, ...lines.splice(at, 1 + pick(3)));
    else if (kind === 4) lines.splice(at, 1 + pick(3), ...inserted(lines, at, pick));
    else renameNear(lines, at, pick);
  }
  return lines.join('\n');
}

function inserted(lines: readonly string[], at: number, pick: (count: number) => number): string[] {
  const indent = /^\s*/.exec(lines[at] ?? '')?.[0] ?? '';
  const donor = lines[pick(lines.length)] ?? '';
  const pool = [
    `${indent}trace("step ${String(pick(900))}", { a: "$&$$1", b: ${String(pick(99))} });`,
    changedWord(donor, pick),
    donor,
    '',
    `${indent}if (isReady${String(pick(50))}) {`,
  ];
  return Array.from({ length: 1 + pick(4) }, () => pool[pick(pool.length)] ?? '');
}

function changedWord(line: string, pick: (count: number) => number): string {
  const words = [...line.matchAll(/[A-Za-z_]{3,}/g)];
  const word = words[pick(Math.max(1, words.length))];
  if (!word) return `${line}${line === '' ? '' : ' '}changed${String(pick(100))}`;
  return `${line.slice(0, word.index)}${word[0]}${String(pick(10))}${line.slice(word.index + word[0].length)}`;
}

function renameNear(lines: string[], at: number, pick: (count: number) => number): void {
  const word = /[A-Za-z_]{4,}/.exec(lines[at] ?? '')?.[0];
  if (word === undefined) return;
  const name = `${word}${String(pick(10))}`;
  for (let line = at; line < Math.min(lines.length, at + 25); line++)
    lines[line] = (lines[line] ?? '').replaceAll(new RegExp(`\\b${word}\\b`, 'g'), () => name);
}
