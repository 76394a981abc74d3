import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where a VS Code keeps its ripgrep, in the order of its versions. `appRoot` is the folder that holds its `out`. */
export function findRipgrep(appRoot: string): string | undefined {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const universal = join('ripgrep-universal', 'bin', `${process.platform}-${process.arch}`);
  const places = ['node_modules', 'node_modules.asar.unpacked'].flatMap(modules =>
    [universal, join('ripgrep', 'bin')].map(folder => join(appRoot, modules, '@vscode', folder, program)),
  );
  return places.find(existsSync);
}
