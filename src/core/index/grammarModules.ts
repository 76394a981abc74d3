import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { languageById } from './languages/languages.ts';
import type { Grammar } from './languages/language.ts';
import type { GrammarModule } from './parseMessages.ts';

/**
 * The grammars that V8 is not to optimise, compiled once for all threads. V8 has no setting for one module: its flags
 * are those of the process while the module is made, so that is done here, in the one thread that starts the others.
 */
export class GrammarModules {
  readonly #folder: string;
  readonly #modules = new Map<Grammar, GrammarModule | undefined>();

  constructor(grammarsFolder: string) {
    this.#folder = grammarsFolder;
  }

  /** Those among the grammars of some languages. */
  of(languages: Iterable<string>): readonly GrammarModule[] {
    if (IS_NEVER_OPTIMISING) return [];
    const modules: GrammarModule[] = [];
    for (const id of new Set(languages)) {
      const grammar = languageById(id)?.grammar;
      const module = grammar?.isCostlyToOptimise ? this.#module(grammar) : undefined;
      if (module) modules.push(module);
    }
    return modules;
  }

  #module(grammar: Grammar): GrammarModule | undefined {
    if (!this.#modules.has(grammar)) this.#modules.set(grammar, compile(grammar, this.#folder));
    return this.#modules.get(grammar);
  }
}

const IS_NEVER_OPTIMISING = process.execArgv.includes('--liftoff-only');

/** Without these V8 compiles all of a module at once, with its quick compiler, and never again. */
const OPTIMISING = ['wasm-tier-up', 'wasm-dynamic-tiering', 'wasm-lazy-compilation'];

/** Undefined where it fails: the thread that needs it fails in the same way, and can say so. */
function compile({ wasm }: Grammar, folder: string): GrammarModule | undefined {
  for (const flag of OPTIMISING) setFlagsFromString(`--no-${flag}`);
  try {
    return { wasm, module: new WebAssembly.Module(readFileSync(join(folder, wasm))) };
  } catch {
    return undefined;
  } finally {
    for (const flag of OPTIMISING) setFlagsFromString(`--${flag}`);
  }
}
