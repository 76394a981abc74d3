import type { IndexStatus, LeftOut, SkipReason } from '../../shared/indexStatus.ts';

/** What the index leaves out and why, as a document for people. */
export function leftOutReport(status: IndexStatus, leftOut: readonly LeftOut[]): string {
  const total = leftOut.reduce((sum, it) => sum + it.count, 0);
  const files = status.files.toLocaleString('en');
  const sections = leftOut
    .toSorted((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason))
    .flatMap(({ reason, count, paths }) => [
      '',
      `## ${WORDS[reason].title} (${count.toLocaleString('en')})`,
      '',
      WORDS[reason].what,
      '',
      ...paths.map(path => `- \`${path}\``),
      ...(count > paths.length ? [`- … and ${(count - paths.length).toLocaleString('en')} more`] : []),
    ]);
  return [
    '# What the index leaves out',
    '',
    `${files} files are in the index; ${leftOutWords(total)}`,
    'Files that `.gitignore`, `.parleyignore`, `files.exclude` and `search.exclude` name are not counted: the index does not look at them.',
    ...sections,
    '',
  ].join('\n');
}

function leftOutWords(total: number): string {
  if (total === 0) return 'none was left out.';
  return `${total.toLocaleString('en')} ${total === 1 ? 'was' : 'were'} left out, wholly or in part.`;
}

const WORDS: Readonly<Record<SkipReason, { readonly title: string; readonly what: string }>> = {
  secret: { title: 'May hold secrets', what: 'Never read, by their names. Attaching one to a chat asks first.' },
  'too-many-files': {
    title: 'Too many files',
    what: 'The workspace has more files than `parley.index.maxFiles` allows.',
  },
  'too-many-bytes': {
    title: 'Too much text',
    what: 'The workspace has more text than `parley.index.maxMegabytes` allows.',
  },
  unreadable: { title: 'Not readable', what: 'The system does not let them be read. Folders count as one.' },
  slow: { title: 'Slow to read', what: 'Found by their text. Their symbols took too long to find.' },
  'too-big': { title: 'Very large', what: 'Found by their path and first lines only.' },
  minified: { title: 'Minified', what: 'Their lines are too long to have been written by people.' },
  generated: { title: 'Generated', what: 'They say that a program wrote them, or are lists of packages.' },
  binary: { title: 'Not text', what: 'Pictures, archives, programs.' },
  symlink: { title: 'Symbolic links', what: 'What they lead to is in the index if it lies in the workspace.' },
};

/** What a person may want to change comes first. */
const ORDER = Object.keys(WORDS);
