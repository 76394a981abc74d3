import type { ProviderDeps } from '../context/providerDeps.ts';
import type { TextSearch } from '../context/edges.ts';

/** What every slash command may use. */
export interface SlashDeps extends ProviderDeps {
  /** Undefined where the editor has no text search to offer; the index searches then. */
  readonly searchText?: TextSearch;
}
