import type { IndexMethod, IndexParams, IndexResult } from './messages.ts';
import type { WorkspaceIndex } from './workspaceIndex.ts';

/** Answers one request. */
export function answerRequest<M extends IndexMethod>(
  index: WorkspaceIndex,
  method: M,
  params: IndexParams<M>,
): IndexResult<M> | Promise<IndexResult<M>> {
  return answerers[method](index, params);
}

/** One answer for each request to the child. A missing one does not compile. */
const answerers: { readonly [M in IndexMethod]: Answerer<M> } = {
  search: (index, { query, options }) => index.search(query, options),
  symbols: (index, { query, limit }) => index.symbols(query, limit),
  files: (index, { query, limit }) => index.files(query, limit),
  references: (index, { name, limit }) => index.references(name, limit),
  outline: (index, { path, language, text }) => index.outline(path, language, text),
  stats: index => index.stats(),
  settle: index => index.settle().then(() => true),
  ping: () => true,
};

type Answerer<M extends IndexMethod> = (
  index: WorkspaceIndex,
  params: IndexParams<M>,
) => IndexResult<M> | Promise<IndexResult<M>>;
