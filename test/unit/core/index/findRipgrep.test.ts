import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findRipgrep } from '../../../../src/core/index/text/findRipgrep.ts';

describe('where VS Code keeps ripgrep', () => {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const check = (place: string, expected: boolean): void => {
    it(`${place} → ${expected ? 'found' : 'not found'}`, () => {
      const appRoot = mkdtempSync(join(tmpdir(), 'parley-ripgrep-'));
      try {
        const file = join(appRoot, place, program);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, '');
        assert.equal(findRipgrep(appRoot), expected ? file : undefined);
      } finally {
        rmSync(appRoot, { recursive: true });
      }
    });
  };

  check(`node_modules/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}`, true);
  check('node_modules/@vscode/ripgrep/bin', true);
  check('node_modules.asar.unpacked/@vscode/ripgrep/bin', true);
  check('node_modules/@vscode/ripgrep-universal/bin/another-platform', false);
});
