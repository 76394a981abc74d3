import { references } from './references.ts';

/**
 * Those of the declined names that a text still names: one that was taken out of it, or that goes on as another, is
 * forgotten. `providers` are the names that may follow an `@`.
 */
export function stillNamed(text: string, declined: readonly string[], providers: readonly string[]): readonly string[] {
  if (declined.length === 0) return declined;
  const named = new Set(
    references(text, providers).flatMap(({ type, start, end }) => (type === 'mention' ? [] : [text.slice(start, end)])),
  );
  return declined.filter(written => named.has(written));
}
