import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Where a VS Code keeps its ripgrep, in the order of its versions; then where the system has one. `appRoot` is the
 * folder that holds VS Code's `out`, `searchPath` the system's list of folders.
 */
export function findRipgrep(appRoot: string, searchPath = process.env['PATH'] ?? ''): string | undefined {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const universal = join('ripgrep-universal', 'bin', `${process.platform}-${process.arch}`);
  const places = ['node_modules', 'node_modules.asar.unpacked'].flatMap(modules =>
    [universal, join('ripgrep', 'bin')].map(folder => join(appRoot, modules, '@vscode', folder)),
  );
  // A relative entry of the path would be looked for in whatever folder is open.
  const folders = [...places, ...searchPath.split(delimiter).filter(isAbsolute)];
  return folders.map(folder => join(folder, program)).find(existsSync);
}
