import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
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
        assert.equal(findRipgrep(appRoot, ''), expected ? file : undefined);
      } finally {
        rmSync(appRoot, { recursive: true });
      }
    });
  };

  check(`node_modules/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}`, true);
  check('node_modules/@vscode/ripgrep/bin', true);
  check('node_modules.asar.unpacked/@vscode/ripgrep/bin', true);
  check('node_modules/@vscode/ripgrep-universal/bin/another-platform', false);

  it('is that of the system where VS Code has none, but not one of the folder that is open', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-ripgrep-'));
    try {
      writeFileSync(join(folder, program), '');
      const searchPath = [relative('', folder), join(folder, 'none'), folder].join(delimiter);
      assert.equal(findRipgrep(join(folder, 'nothing'), searchPath), join(folder, program));
      assert.equal(findRipgrep(join(folder, 'nothing'), relative('', folder)), undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
