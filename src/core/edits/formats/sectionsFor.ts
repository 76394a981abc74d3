/** The parts of a patch that are for `path`: the only one, or all whose path is the same from its end. */
export function sectionsFor<T extends { readonly path: string }>(sections: readonly T[], path: string): readonly T[] {
  if (sections.length === 1) return sections;
  const same = sections.filter(section => isSameFile(section.path, path));
  // Two names that both end as this path does may be two files.
  return new Set(same.map(section => normal(section.path))).size === 1 ? same : [];
}

/** Whether two paths name one file as far as the shorter one tells. */
export function isSameFile(one: string, other: string): boolean {
  const [own, wanted] = [normal(one), normal(other)];
  return own !== '' && (own === wanted || own.endsWith(`/${wanted}`) || wanted.endsWith(`/${own}`));
}

function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/^\/+/, '');
}
