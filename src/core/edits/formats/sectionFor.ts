/** The part of a reply that is for `path`: the only one, or the one whose path is the same from its end. */
export function sectionFor<T extends { readonly path: string }>(sections: readonly T[], path: string): T | undefined {
  if (sections.length === 1) return sections[0];
  const same = sections.filter(section => isSameFile(section.path, path));
  return same.length === 1 ? same[0] : undefined;
}

/** Whether two paths name one file as far as the shorter one tells. */
export function isSameFile(one: string, other: string): boolean {
  const [own, wanted] = [normal(one), normal(other)];
  return own !== '' && (own === wanted || own.endsWith(`/${wanted}`) || wanted.endsWith(`/${own}`));
}

function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/^\/+/, '');
}
