import type { IndexStatus, SymbolInfo } from '../../../shared/indexStatus.ts';
import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { folderOf, fileName } from '../contextPart.ts';
import { indexObstacle } from '../indexObstacle.ts';
import type { ProviderDeps } from '../providerDeps.ts';
import { definitionsOf, symbolParts } from '../symbolParts.ts';

/**
 * `@symbol:parse` or `@symbol:Parser.parse` — the source of a definition; of several with the same name, the best three,
 * or the one that is meant: `@symbol:src/a.ts#parse`.
 */
export function symbol({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'symbol',
    description: 'A function, class or type of the workspace',
    takesArgument: true,
    argumentHint: 'Type the name of a function, class or type.',
    async suggest(query, limit) {
      const hits = query === '' ? [] : await index.symbols(query, limit);
      const names = hits.map(fullName);
      return hits.map((hit, i) => ({
        provider: 'symbol',
        argument: names.indexOf(names[i] ?? '') === names.lastIndexOf(names[i] ?? '') ? fullName(hit) : exactName(hit),
        label: hit.name,
        detail: [hit.container, fileName(hit.path), folderOf(hit.path)].filter(Boolean).join(' · '),
        kind: hit.kind,
        score: hit.score,
      }));
    },
    async resolve(argument) {
      const name = argument.trim().replace(/\(.*\)$/, '');
      if (name === '') throw new ContextError('Name a function, class or type after @symbol: and try again.');
      const found = await meant(name);
      if (found.length === 0) throw new ContextError(missing(name, index.status()));
      const parts = await symbolParts({ workspace, index }, found, { provider: 'symbol', reason: 'You named it.' });
      if (parts.length === 0)
        throw new ContextError(`The file of “${name}” cannot be read any more. Try again in a moment.`);
      return parts;
    },
  };

  async function meant(name: string): Promise<readonly SymbolInfo[]> {
    const [, path, own = ''] = /^(.+)#([^#]+)$/.exec(name) ?? [];
    const there =
      path === undefined ? [] : (await definitionsOf(index, own, MOST_ALIKE)).filter(it => it.path === path);
    return there.length > 0 ? there.slice(0, MOST) : definitionsOf(index, name, MOST);
  }
}

const MOST = 3;
/** Among so many of the same name the file is looked for. */
const MOST_ALIKE = 50;

function fullName({ container, name }: SymbolInfo): string {
  return container === undefined ? name : `${container}.${name}`;
}

function exactName(symbol: SymbolInfo): string {
  return `${symbol.path}#${fullName(symbol)}`;
}

function missing(name: string, status: IndexStatus): string {
  const obstacle = indexObstacle(status);
  if (obstacle !== undefined) return `“${name}” was not found. ${obstacle}`;
  return `Nothing in this workspace is called “${name}”. Check its spelling.`;
}
