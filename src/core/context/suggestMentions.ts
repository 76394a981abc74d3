import type { Suggestion } from '../../shared/protocol.ts';
import { matchName } from '../index/search/matchName.ts';
import type { ContextProvider, RankedSuggestion } from './contextProvider.ts';

/**
 * The menu behind an `@` or a `#`, best first. A bare word is looked for among the providers' names, files and symbols;
 * `file:re` among files only. With nothing typed yet: what is open, then the providers. The chat one is in, `inThread`,
 * is no other chat.
 */
export async function suggestMentions(
  query: string,
  providers: readonly ContextProvider[],
  limit: number,
  inThread?: string,
): Promise<readonly Suggestion[]> {
  const typed = query.replace(/^[@#]/, '');
  const [, name, rest] = /^([a-z]+):(.*)$/s.exec(typed) ?? [];
  const chosen = providers.find(provider => provider.id === name);
  if (chosen) {
    const offered = await chosen.suggest(rest?.replace(/^"|"$/g, '') ?? '', limit + 1);
    const isOwn = (it: Suggestion): boolean => it.provider === 'thread' && it.argument === inThread;
    return plain(
      offered.filter(it => !isOwn(it)),
      limit,
    );
  }
  const found = await Promise.all(
    providers.filter(provider => MIXED.has(provider.id)).map(provider => provider.suggest(typed, limit)),
  );
  const own = providers.flatMap(provider => providerSuggestion(provider, typed));
  return plain([...own, ...found.flat()], limit);
}

/** The providers whose arguments are offered before the provider is named: quick ones, of which one thinks by name. */
const MIXED: ReadonlySet<string> = new Set(['file', 'symbol']);
/** A provider is what the beginning of its name means more often than any file. */
const PROVIDER_BONUS = 10;
/** Below the open files of an empty query, which begin at 62. */
const UNASKED = 40;

function providerSuggestion({ id, description, takesArgument }: ContextProvider, typed: string): RankedSuggestion[] {
  const match = typed === '' ? UNASKED : matchName(id, typed);
  if (match < UNASKED) return [];
  const kind = takesArgument ? 'provider' : id;
  const score = typed === '' ? match : match + PROVIDER_BONUS;
  return [{ provider: id, argument: '', label: id, detail: description, kind, score }];
}

function plain(ranked: readonly RankedSuggestion[], limit: number): readonly Suggestion[] {
  return ranked
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ provider, argument, label, detail, kind }) => ({ provider, argument, label, detail, kind }));
}
