import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { languageById } from '../languages/languages.ts';
import type { Grammar } from '../languages/language.ts';
import type { GrammarModule } from './parseMessages.ts';

/**
 * The grammars, compiled once for all threads: what V8 has optimised stays when a thread ends. Those that it is not to
 * optimise are made here, in the one thread that starts the others, because V8 has no setting for one module: its flags
 * are those of the process while a module is made.
 */
export class GrammarModules {
  readonly #folder: string;
  readonly #modules = new Map<Grammar, GrammarModule | undefined>();
  /** Threads load it by themselves. V8 gives them this one, which has the same bytes, as long as it is held. */
  #runtime: WebAssembly.Module | undefined;

  constructor(grammarsFolder: string) {
    this.#folder = grammarsFolder;
  }

  /** Those of some languages. */
  of(languages: Iterable<string>): readonly GrammarModule[] {
    if (IS_NEVER_OPTIMISING) return [];
    const modules: GrammarModule[] = [];
    for (const id of new Set(languages)) {
      const grammar = languageById(id)?.grammar;
      const module = grammar && this.#module(grammar);
      if (module) modules.push(module);
    }
    return modules;
  }

  #module(grammar: Grammar): GrammarModule | undefined {
    this.#runtime ??= compile(join(this.#folder, RUNTIME));
    if (!this.#modules.has(grammar)) {
      const file = join(this.#folder, grammar.wasm);
      const module = grammar.isCostlyToOptimise ? withoutOptimising(() => compile(file)) : compile(file);
      this.#modules.set(grammar, module && { wasm: grammar.wasm, module });
    }
    return this.#modules.get(grammar);
  }
}

const RUNTIME = 'web-tree-sitter.wasm';
const IS_NEVER_OPTIMISING = process.execArgv.includes('--liftoff-only');

/** Undefined where it fails: the thread that needs it fails in the same way, and can say so. */
function compile(file: string): WebAssembly.Module | undefined {
  try {
    return new WebAssembly.Module(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** Without these V8 compiles all of a module at once, with its quick compiler, and never again. */
const OPTIMISING = ['wasm-tier-up', 'wasm-dynamic-tiering', 'wasm-lazy-compilation'];

function withoutOptimising<T>(work: () => T): T {
  for (const flag of OPTIMISING) setFlagsFromString(`--no-${flag}`);
  try {
    return work();
  } finally {
    for (const flag of OPTIMISING) setFlagsFromString(`--${flag}`);
  }
}
