import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Compares a text with the file of that name in test/golden. `UPDATE_GOLDEN=1` writes the file instead. */
export function checkGolden(name: string, text: string): void {
  const path = join(import.meta.dirname, '../../../golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  assert.equal(text, existsSync(path) ? readFileSync(path, 'utf8') : '', `test/golden/${name}`);
}
