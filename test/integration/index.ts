import { globSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * VS Code calls this in its extension host. Runs every `*.test.cjs` of the folder, prints `N passed, N failed` as the
 * last line, and rejects when a test failed or when there was none.
 */
export async function run(): Promise<void> {
  const folder = join(import.meta.dirname, '..', '..', 'dist', 'test', 'integration');
  const grep = process.env['PARLEY_TEST_GREP'];
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 30_000, ...(grep ? { grep } : {}) });
  for (const file of globSync('**/*.test.cjs', { cwd: folder })) mocha.addFile(join(folder, file));
  const { passes, failures, pending } = await outcome(mocha);
  console.log(`${passes} passed, ${failures} failed${pending > 0 ? `, ${pending} skipped` : ''}`);
  if (failures > 0) throw new Error(`${failures} integration tests failed.`);
  if (passes === 0) throw new Error(`No integration test ran. They are looked for in ${folder}.`);
}

async function outcome(mocha: Mocha): Promise<Mocha.Stats> {
  return await new Promise(resolve => {
    const runner = mocha.run(() =>
      resolve(runner.stats ?? { suites: 0, tests: 0, passes: 0, pending: 0, failures: 1 }),
    );
  });
}
