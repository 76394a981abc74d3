import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { python } from './python.ts';
import { tsx } from './tsx.ts';
import { typescript } from './typescript.ts';

/** Every language whose symbols are read: one file each in this folder. */
export const languages: readonly Language[] = [javascript, python, tsx, typescript];

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
