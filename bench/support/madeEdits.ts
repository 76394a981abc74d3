import { globSync, readFileSync } from 'node:fs';
import { applyCases, type ApplyCase } from './applyCases.ts';
import { editRandomly } from './editRandomly.ts';
import type { FileEdit } from './fileEdit.ts';
import { seeded } from './seeded.ts';

/** Edits made by a fixed generator from sources of the installed packages, with their cases. */
export function madeEdits(count: number): (FileEdit & { readonly cases: readonly ApplyCase[] })[] {
  const random = seeded(20_260);
  const files = globSync(SOURCES).sort();
  const edits: (FileEdit & { readonly cases: readonly ApplyCase[] })[] = [];
  for (let left = count * 4; left > 0 && edits.length < count && files.length > 0; left--) {
    const path = files[Math.floor(random() * files.length)] ?? '';
    const original = readFileSync(path, 'utf8');
    if (original.length > 120_000 || original.includes('\r') || original.split('\n').some(line => line.length > 300))
      continue;
    const expected = editRandomly(original, random);
    const edit = { path, language: path.endsWith('.ts') ? 'typescript' : 'javascript', original, expected };
    const cases = original === expected ? [] : applyCases(edit, random);
    if (cases.length > 0) edits.push({ ...edit, cases });
  }
  return edits;
}

const SOURCES = [
  'node_modules/eslint/lib/**/*.js',
  'node_modules/mocha/lib/**/*.js',
  'node_modules/openai/src/**/*.ts',
  'node_modules/preact/src/**/*.js',
  'node_modules/marked/lib/*.ts',
];
