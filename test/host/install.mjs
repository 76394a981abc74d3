#!/usr/bin/env node
// Installs the test host and says where it lies: node test/host/install.mjs
// @ts-check
import { root, runOnNode24 } from './node24.mjs';

process.chdir(root);
await runOnNode24(import.meta.url);
const { installTestHost } = await import('./install.ts');
try {
  const host = await installTestHost();
  console.log(`VS Code server: ${host.server}\nChromium: ${host.chromium}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
