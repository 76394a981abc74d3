import type { ContextProvider } from './contextProvider.ts';
import type { ProviderDeps } from './providerDeps.ts';
import { editor } from './providers/editor.ts';
import { file } from './providers/file.ts';
import { selection } from './providers/selection.ts';
import { symbol } from './providers/symbol.ts';

/** Every kind of context that can be mentioned, in the order in which the menu shows them. */
export function createContextProviders(deps: ProviderDeps): readonly ContextProvider[] {
  return [file(deps), symbol(deps), selection(deps), editor(deps)];
}
