import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * The names of all calls to the file system and of all processes started, by anybody in this process, while `run` runs:
 * `readFileSync`, `fork`. The calls are made as ever.
 */
export async function systemCalls(run: () => void | Promise<void>): Promise<readonly string[]> {
  const calls: string[] = [];
  const undo = [fs, fs.promises, childProcess].map(module => countCalls(module, name => calls.push(name)));
  // Imports by name follow what the module itself holds.
  syncBuiltinESMExports();
  try {
    await run();
  } finally {
    for (const restore of undo) restore();
    syncBuiltinESMExports();
  }
  return calls;
}

/** Gives back how to undo it. */
function countCalls(module: object, note: (name: string) => void): () => void {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(module);
  for (const [name, original] of entries) {
    if (!isFunction(original)) continue;
    const counted = new Proxy(original, {
      apply(target, self, args): unknown {
        note(name);
        return Reflect.apply(target, self, args);
      },
    });
    Reflect.set(module, name, counted);
  }
  return () => {
    for (const [name, original] of entries) if (isFunction(original)) Reflect.set(module, name, original);
  };
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}
