import { findRipgrep } from '../../src/core/index/text/findRipgrep.ts';
import { installServer, onPath } from '../../test/host/install.ts';

/**
 * The ripgrep on the PATH, else that of the VS Code that the tests run in, which is installed where it is missing.
 * Undefined, and told on stderr, where neither can be had.
 */
export async function peerRipgrep(): Promise<string | undefined> {
  const own = onPath(process.platform === 'win32' ? 'rg.exe' : 'rg');
  if (own !== undefined) return own;
  try {
    const found = findRipgrep(await installServer());
    if (found === undefined) console.error('VS Code came without ripgrep: install rg to have that peer measured.');
    return found;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`ripgrep is not measured, since there is none on the PATH and no VS Code to take it from. ${reason}`);
    return undefined;
  }
}
