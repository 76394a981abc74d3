// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes the grammars of the highlighter as JSON, one file each. A grammar names those it cannot do without in
 * `embeddedLangs`; they are fetched with it.
 *
 * @param {string} outFolder
 */
export async function copyGrammars(outFolder) {
  await mkdir(outFolder, { recursive: true });
  /** @type {Map<string, { name: string, embeddedLangs?: string[] }>} */
  const grammars = new Map();
  for (const language of LANGUAGES) {
    const { default: registrations } = await import(`@shikijs/langs/${language}`);
    for (const registration of registrations) grammars.set(registration.name, registration);
  }
  for (const [name, needed] of Object.entries(NEEDED)) {
    const grammar = grammars.get(name);
    if (grammar) grammars.set(name, { ...grammar, embeddedLangs: needed });
  }
  const wanted = withEmbedded(grammars);
  for (const name of wanted) await writeFile(join(outFolder, `${name}.json`), JSON.stringify(grammars.get(name)));
}

/** The names that `languages.ts` knows. */
export const LANGUAGES = (
  'c cpp csharp css dart diff docker elixir go graphql haskell html ini java javascript json jsonc kotlin less lua ' +
  'make markdown nix objective-c perl php powershell prisma proto python r ruby rust scala scss shellscript sql ' +
  'svelte swift terraform toml tsx typescript vue xml yaml zig'
).split(' ');

/** Grammars that embed more than a code block in a chat is worth: Ruby alone would bring C++ and four more. */
/** @type {Record<string, string[]>} */
const NEEDED = { ruby: [], graphql: [], cpp: ['cpp-macro', 'regexp'], perl: [] };

/** @param {Map<string, { embeddedLangs?: string[] }>} grammars */
function withEmbedded(grammars) {
  const wanted = new Set(LANGUAGES);
  for (const name of wanted) {
    for (const embedded of grammars.get(name)?.embeddedLangs ?? []) wanted.add(embedded);
  }
  return wanted;
}
