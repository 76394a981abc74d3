/** The part of a reply that is for `path`: the only one, or the one whose path is the same from its end. */
export function sectionFor<T extends { readonly path: string }>(sections: readonly T[], path: string): T | undefined {
  if (sections.length === 1) return sections[0];
  const wanted = normal(path);
  const same = sections.filter(section => {
    const own = normal(section.path);
    return own !== '' && (own === wanted || own.endsWith(`/${wanted}`) || wanted.endsWith(`/${own}`));
  });
  return same.length === 1 ? same[0] : undefined;
}

function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/^\/+/, '');
}
