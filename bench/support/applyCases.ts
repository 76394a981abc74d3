import { structuredPatch } from 'diff';
import type { FileEdit } from './fileEdit.ts';
import { lazyText, snippetText, wordings } from './partialReplies.ts';

/** One way to write an edit: what a model would reply, and whether a good applier makes it or declines. */
export type ApplyCase = {
  readonly form: string;
  readonly reply: string;
  readonly answer: 'apply' | 'refuse';
  readonly original?: string;
  readonly expected?: string;
};

type Hunk = { readonly oldStart: number; readonly lines: readonly string[] };

/** The same edit in every form a model writes, among them stale and drifted ones. `random` gives numbers in [0, 1). */
export function applyCases(edit: FileEdit, random: () => number): ApplyCase[] {
  const hunks = hunksOf(edit, 3);
  if (hunks.length === 0) return [];
  const cases: ApplyCase[] = [
    { form: 'sr_exact', reply: blocks(edit, hunks), answer: 'apply' },
    {
      form: 'sr_crlf_file',
      reply: blocks(edit, hunks),
      answer: 'apply',
      original: crlf(edit.original),
      expected: crlf(edit.expected),
    },
    {
      form: 'sr_bom_file',
      reply: blocks(edit, hunks),
      answer: 'apply',
      original: `\uFEFF${edit.original}`,
      expected: `\uFEFF${edit.expected}`,
    },
    { form: 'sr_shuffled', reply: blocks(edit, shuffled(hunks, random)), answer: 'apply' },
    { form: 'udiff_exact', reply: diffText(edit, hunks, 'exact', random), answer: 'apply' },
    { form: 'udiff_bad_lines', reply: diffText(edit, hunks, 'bad', random), answer: 'apply' },
    { form: 'udiff_no_lines', reply: diffText(edit, hunks, 'none', random), answer: 'apply' },
    { form: 'apply_patch', reply: patchText(edit, hunks, true), answer: 'apply' },
    { form: 'apply_patch_ctx1_nohdr', reply: patchText(edit, hunksOf(edit, 1), false), answer: 'apply' },
    { form: 'whole_file', reply: edit.expected, answer: 'apply' },
    {
      form: 'whole_file_crlf',
      reply: edit.expected,
      answer: 'apply',
      original: crlf(edit.original),
      expected: crlf(edit.expected),
    },
    {
      form: 'sr_applied',
      reply: blocks(edit, hunks),
      answer: 'apply',
      original: edit.expected,
      expected: edit.expected,
    },
  ];
  const least = hunksOf(edit, 0).map(hunk => withOneLineAbove(hunk, edit));
  const isUnique = least.every(hunk => countRuns(edit.original.split('\n'), oldOf(hunk)) === 1);
  cases.push({ form: 'sr_min_ctx', reply: blocks(edit, least), answer: isUnique ? 'apply' : 'refuse' });

  const dedented = hunks.map(dedent);
  if (dedented.some((hunk, at) => hunk.lines.join('\n') !== hunks[at]?.lines.join('\n'))) {
    cases.push({ form: 'sr_dedent', reply: blocks(edit, dedented), answer: 'apply' });
  }
  if (/^\t/m.test(edit.original) && !/^\t* {2,}\S/m.test(edit.original + edit.expected)) {
    const spaced = hunks.map(hunk => ({ ...hunk, lines: hunk.lines.map(spacesForTabs) }));
    cases.push({ form: 'sr_tabs2spaces', reply: blocks(edit, spaced), answer: 'apply' });
  }
  const drifted = hunksOf(edit, 5).map(hunk => drift(hunk, random));
  if (drifted.every(hunk => hunk !== undefined)) {
    cases.push({ form: 'sr_ctx_drift', reply: blocks(edit, drifted), answer: 'apply' });
    cases.push({ form: 'udiff_ctx_drift', reply: diffText(edit, drifted, 'bad', random), answer: 'apply' });
  }
  for (const kind of staleKinds) {
    const stale = hunks.map((hunk, at) => (at === 0 ? spoil(hunk, kind, random) : hunk));
    if (stale[0] === undefined) continue;
    const whole = stale.filter(hunk => hunk !== undefined);
    if (countRuns(edit.original.split('\n'), oldOf(whole[0] ?? { oldStart: 0, lines: [] })) > 0) continue;
    cases.push({ form: `sr_stale_${kind}`, reply: blocks(edit, whole), answer: 'refuse' });
    cases.push({ form: `udiff_stale_${kind}`, reply: diffText(edit, whole, 'exact', random), answer: 'refuse' });
  }
  const wording = wordings[Math.floor(random() * wordings.length)] ?? wordings[0];
  const lazy = lazyText(edit, 3, wording);
  const close = lazyText(edit, 1, wording);
  if (lazy !== edit.expected) cases.push({ form: 'lazy_placeholder', reply: lazy, answer: 'apply' });
  if (close !== edit.expected) cases.push({ form: 'lazy_close', reply: close, answer: 'apply' });
  const snippet = snippetText(edit);
  if (snippet !== undefined) cases.push({ form: 'snippet_block', reply: snippet, answer: 'apply' });
  const cut = blocks(edit, hunks);
  cases.push({ form: 'sr_truncated', reply: cut.slice(0, cut.lastIndexOf('>>>>>>> REPLACE')), answer: 'refuse' });
  return cases;
}

const staleKinds = ['reversed', 'number', 'word', 'operator', 'more'] as const;
type StaleKind = (typeof staleKinds)[number];

function hunksOf(edit: FileEdit, context: number): Hunk[] {
  return structuredPatch('a', 'b', edit.original, edit.expected, '', '', { context }).hunks.map(hunk => ({
    oldStart: hunk.oldStart,
    lines: hunk.lines.filter(line => !line.startsWith('\\')),
  }));
}

function oldOf(hunk: Hunk): string[] {
  return hunk.lines.filter(line => !line.startsWith('+')).map(line => line.slice(1));
}

function newOf(hunk: Hunk): string[] {
  return hunk.lines.filter(line => !line.startsWith('-')).map(line => line.slice(1));
}

function blocks(edit: FileEdit, hunks: readonly Hunk[]): string {
  return hunks
    .map(hunk =>
      [edit.path, '<<<<<<< SEARCH', ...oldOf(hunk), '=======', ...newOf(hunk), '>>>>>>> REPLACE', ''].join('\n'),
    )
    .join('');
}

function diffText(
  edit: FileEdit,
  hunks: readonly Hunk[],
  numbers: 'exact' | 'bad' | 'none',
  random: () => number,
): string {
  let shift = 0;
  const parts = hunks.map(hunk => {
    const old = oldOf(hunk).length;
    const next = newOf(hunk).length;
    const off = numbers === 'bad' ? Math.floor(random() * 40) : 0;
    const wrong = numbers === 'bad' ? 1 + Math.floor(random() * 3) : 0;
    const header =
      numbers === 'none'
        ? '@@ ... @@'
        : `@@ -${String(hunk.oldStart + off)},${String(old + wrong)} +${String(hunk.oldStart + shift + off)},${String(next)} @@`;
    shift += next - old;
    const lines = numbers === 'bad' ? hunk.lines.map(line => (line === ' ' ? '' : line)) : hunk.lines;
    return [header, ...lines].join('\n');
  });
  return [`--- a/${edit.path}`, `+++ b/${edit.path}`, ...parts, ''].join('\n');
}

function patchText(edit: FileEdit, hunks: readonly Hunk[], isHeaded: boolean): string {
  const original = edit.original.split('\n');
  const parts = hunks.map(hunk => {
    const heading = isHeaded
      ? original.slice(0, hunk.oldStart - 1).findLast(line => /^[A-Za-z_$]/.test(line))
      : undefined;
    return [heading === undefined ? '@@' : `@@ ${heading}`, ...hunk.lines].join('\n');
  });
  return ['*** Begin Patch', `*** Update File: ${edit.path}`, ...parts, '*** End Patch', ''].join('\n');
}

/** A hunk without context, but with the line above where it would only put something in. */
function withOneLineAbove(hunk: Hunk, edit: FileEdit): Hunk {
  if (oldOf(hunk).length > 0) return hunk;
  const original = edit.original.split('\n');
  // jsdiff counts an empty old side from the line that follows it.
  const line = original[hunk.oldStart - 2];
  return line === undefined ? hunk : { ...hunk, lines: [` ${line}`, ...hunk.lines] };
}

function countRuns(lines: readonly string[], wanted: readonly string[]): number {
  if (wanted.length === 0) return 0;
  let count = 0;
  for (let at = 0; at + wanted.length <= lines.length; at++)
    if (wanted.every((line, next) => lines[at + next] === line)) count++;
  return count;
}

function dedent(hunk: Hunk): Hunk {
  const indents = hunk.lines
    .filter(line => line.slice(1).trim() !== '')
    .map(line => /^[ \t]*/.exec(line.slice(1))?.[0] ?? '');
  const common = indents.reduce((a, b) => (b.startsWith(a) ? a : commonStart(a, b)), indents[0] ?? '');
  return {
    ...hunk,
    lines: hunk.lines.map(line =>
      line.slice(1).trim() === '' ? line.slice(0, 1) : line.slice(0, 1) + line.slice(1 + common.length),
    ),
  };
}

function commonStart(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a.slice(0, at);
}

function spacesForTabs(line: string): string {
  return line.slice(0, 1) + line.slice(1).replace(/^\t+/, tabs => '    '.repeat(tabs.length));
}

/** One line of context far from the change is misquoted. */
function drift(hunk: Hunk, random: () => number): Hunk | undefined {
  const lines = [...hunk.lines];
  const isFar = (at: number): boolean => [at - 1, at + 1].every(beside => (lines[beside] ?? ' ').startsWith(' '));
  const spots = lines.flatMap((line, at) =>
    line.startsWith(' ') && /[A-Za-z]{4}/.test(line) && isFar(at) ? [at] : [],
  );
  const at = spots[Math.floor(random() * spots.length)];
  if (at === undefined) return undefined;
  const line = lines[at] ?? '';
  const word = /[A-Za-z]{4,}/.exec(line);
  const middle = (word?.index ?? 0) + 2;
  lines[at] = random() < 0.5 ? line.slice(0, middle) + line.slice(middle + 1) : `${line} // unchanged`;
  return { ...hunk, lines };
}

/** One deleted line is quoted as it stood in another version of the file. */
function spoil(hunk: Hunk, kind: StaleKind, random: () => number): Hunk | undefined {
  const lines = [...hunk.lines];
  const spots = lines.flatMap((line, at) => (line.startsWith('-') && /[A-Za-z]{4}/.test(line) ? [at] : []));
  const at = spots[Math.floor(random() * spots.length)];
  if (at === undefined) return undefined;
  const body = (lines[at] ?? '').slice(1);
  const spoiled = spoilLine(body, kind);
  // Spoiled into what it becomes, it would be a line that stays.
  if (lines.includes(`+${spoiled}`) || spoiled === body || spoiled.trim() === '') return undefined;
  lines[at] = `-${spoiled}`;
  return { ...hunk, lines };
}

function spoilLine(line: string, kind: StaleKind): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  switch (kind) {
    case 'reversed':
      return `${indent}legacy_${line.trim().split(/(?:)/u).toReversed().join('')}`;
    case 'number':
      return line.replace(/\d+/, digits => String(Number(digits) + 1));
    case 'word':
      return line.replace(/[A-Za-z]{4,}/, word => `${word}Old`);
    case 'operator':
      return line.replace(/===|==|&&|\|\||[+<>]/, mark =>
        mark === '===' ? '!==' : mark === '==' ? '!=' : mark === '&&' ? '||' : mark === '||' ? '&&' : '-',
      );
    case 'more':
      return `${line.replace(/[;,]$/, '')}.extra()`;
  }
}

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map(item => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(it => it.item);
}
