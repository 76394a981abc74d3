// npm start: see test/host/start.ts. This file installs what that one needs to run, on any Node.
// @ts-check
import { root, runOnNode24, installPackages } from './node24.mjs';

process.chdir(root);
installPackages();
await runOnNode24(import.meta.url);
const { start } = await import('./start.ts');
try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
