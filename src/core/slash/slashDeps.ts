import type { ProviderDeps } from '../context/providerDeps.ts';

/** What every slash command may use. */
export type SlashDeps = ProviderDeps;
