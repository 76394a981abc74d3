#!/usr/bin/env node
// An executable with VS Code's command line, for runTests of @vscode/test-electron: see editor.ts. Paths are absolute.
// @ts-check
import { root, runOnNode24 } from './node24.mjs';

process.chdir(root);
await runOnNode24(import.meta.url);
await import('./editor.ts');
