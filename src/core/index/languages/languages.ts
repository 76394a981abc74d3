import { c } from './c.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { css } from './css.ts';
import { elixir } from './elixir.ts';
import { go } from './go.ts';
import { html } from './html.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { json } from './json.ts';
import { kotlin } from './kotlin.ts';
import type { Language } from './language.ts';
import { lua } from './lua.ts';
import { makefile } from './makefile.ts';
import { markdown } from './markdown.ts';
import { php } from './php.ts';
import { powershell } from './powershell.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { scala } from './scala.ts';
import { shellscript } from './shellscript.ts';
import { sql } from './sql.ts';
import { swift } from './swift.ts';
import { toml } from './toml.ts';
import { tsx } from './tsx.ts';
import { typescript } from './typescript.ts';
import { yaml } from './yaml.ts';

/** Every language whose symbols are read: one file each in this folder. */
export const languages: readonly Language[] = [
  c,
  cpp,
  csharp,
  css,
  elixir,
  go,
  html,
  java,
  javascript,
  json,
  kotlin,
  lua,
  makefile,
  markdown,
  php,
  powershell,
  python,
  ruby,
  rust,
  scala,
  shellscript,
  sql,
  swift,
  toml,
  tsx,
  typescript,
  yaml,
];

/** The language of a file, by its name. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return byFileName.get(name) ?? (dot >= 0 ? byExtension.get(name.slice(dot).toLowerCase()) : undefined);
}

/** The language with VS Code's id. */
export function languageById(id: string): Language | undefined {
  return byId.get(id);
}

const byId = new Map(languages.flatMap(it => [it.id, ...(it.aliases ?? [])].map(id => [id, it] as const)));
const byExtension = new Map(languages.flatMap(it => it.extensions.map(extension => [extension, it] as const)));
const byFileName = new Map(languages.flatMap(it => (it.fileNames ?? []).map(name => [name, it] as const)));
