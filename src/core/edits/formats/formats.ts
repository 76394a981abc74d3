import { beginPatch } from './beginPatch.ts';
import type { EditFormat } from './format.ts';
import { lazy } from './lazy.ts';
import { searchReplace } from './searchReplace.ts';
import { snippet } from './snippet.ts';
import { unifiedDiff } from './unifiedDiff.ts';
import { wholeFile } from './wholeFile.ts';

/** Every way a model writes an edit, in the order in which a block is tried. A new format is a file and a line here. */
export const formats: readonly EditFormat[] = [beginPatch, searchReplace, unifiedDiff, lazy, wholeFile, snippet];
