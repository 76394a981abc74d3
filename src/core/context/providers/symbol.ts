import type { IndexStatus } from '../../../shared/indexStatus.ts';
import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { folderOf, fileName } from '../contextPart.ts';
import { indexObstacle } from '../indexObstacle.ts';
import type { ProviderDeps } from '../providerDeps.ts';
import { definitionsOf, symbolParts } from '../symbolParts.ts';

/** `@symbol:parse` or `@symbol:Parser.parse` — the source of a definition; of several with the same name, the best three. */
export function symbol({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'symbol',
    description: 'A function, class or type of the workspace',
    takesArgument: true,
    async suggest(query, limit) {
      const hits = query === '' ? [] : await index.symbols(query, limit);
      return hits.map(hit => ({
        provider: 'symbol',
        argument: `${hit.container === undefined ? '' : `${hit.container}.`}${hit.name}`,
        label: hit.name,
        detail: [hit.container, fileName(hit.path), folderOf(hit.path)].filter(Boolean).join(' · '),
        kind: hit.kind,
        score: hit.score,
      }));
    },
    async resolve(argument) {
      const name = argument.trim().replace(/\(.*\)$/, '');
      if (name === '') throw new ContextError('Name a function, class or type after @symbol: and try again.');
      const found = await definitionsOf(index, name, MOST);
      if (found.length === 0) throw new ContextError(missing(name, index.status()));
      const parts = await symbolParts({ workspace, index }, found, { provider: 'symbol', reason: 'You named it.' });
      if (parts.length === 0)
        throw new ContextError(`The file of “${name}” cannot be read any more. Try again in a moment.`);
      return parts;
    },
  };
}

const MOST = 3;

function missing(name: string, status: IndexStatus): string {
  const obstacle = indexObstacle(status);
  if (obstacle !== undefined) return `“${name}” was not found. ${obstacle}`;
  return `Nothing in this workspace is called “${name}”. Check its spelling.`;
}
