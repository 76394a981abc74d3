import type { ContextProvider } from './contextProvider.ts';
import type { ProviderDeps } from './providerDeps.ts';
import { codebase } from './providers/codebase.ts';
import { diff } from './providers/diff.ts';
import { editor } from './providers/editor.ts';
import { file } from './providers/file.ts';
import { folder } from './providers/folder.ts';
import { open } from './providers/open.ts';
import { problems } from './providers/problems.ts';
import { selection } from './providers/selection.ts';
import { symbol } from './providers/symbol.ts';
import { terminal } from './providers/terminal.ts';
import { thread } from './providers/thread.ts';
import { tree } from './providers/tree.ts';
import { url } from './providers/url.ts';

/** Every kind of context that can be mentioned, in the order in which the menu shows them. */
export function createContextProviders(deps: ProviderDeps): readonly ContextProvider[] {
  const { edges = {} } = deps;
  return [
    file(deps),
    symbol(deps),
    selection(deps),
    editor(deps),
    codebase(deps),
    folder(deps),
    open(deps),
    ...(edges.problems ? [problems(edges.problems, deps)] : []),
    diff(deps),
    ...(edges.terminal ? [terminal(edges.terminal)] : []),
    tree(deps),
    ...(edges.threads ? [thread(edges.threads)] : []),
    ...(edges.page ? [url(edges.page, deps)] : []),
  ];
}
