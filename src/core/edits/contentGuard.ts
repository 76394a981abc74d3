/**
 * Why a change of a file's text needs a yes of its own, undefined when it does not: it alters what a package manager
 * runs by itself, or has an editor fetch a schema from an address that was not there before.
 */
export function guardContent(path: string, before: string, after: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'package.json' && partsOf(before, RUN_BY_NPM) !== partsOf(after, RUN_BY_NPM)) {
    return 'The scripts of this package change.';
  }
  if (/\.(?:jsonc?|json5|ya?ml|toml)$/.test(name)) {
    const known = schemaAddresses(before);
    const added = [...schemaAddresses(after)].find(address => !known.has(address));
    if (added !== undefined) return `The file would fetch its schema from ${added}.`;
  }
  return undefined;
}

const RUN_BY_NPM: readonly string[] = [
  'scripts',
  'bin',
  'gypfile',
  'husky',
  'lint-staged',
  'simple-git-hooks',
  'pre-commit',
];

/** Some members of a JSON object as text; the whole text when it cannot be read, so that any change counts. */
function partsOf(json: string, names: readonly string[]): string {
  if (json.trim() === '') return '';
  try {
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null) return json;
    const parts = Object.entries(value).filter(([key]) => names.includes(key));
    return parts.length === 0 ? '' : JSON.stringify(parts);
  } catch {
    return json;
  }
}

function schemaAddresses(text: string): Set<string> {
  const found = text.matchAll(
    /(?:\$schema["']?\s*[:=]\s*["']?|yaml-language-server:\s*\$schema=|"url"\s*:\s*")(https?:\/\/[^\s"',}]+)/gi,
  );
  return new Set([...found].map(match => match[1] ?? ''));
}
