import type { ContextProviderInfo } from '../../shared/panelState.ts';
import type { Suggestion } from '../../shared/protocol.ts';
import type { ContextPart } from '../../shared/thread.ts';

/** A kind of context that can be mentioned: `@symbol:parse`. */
export interface ContextProvider {
  /** What stands behind the `@`, in lower case. */
  readonly id: string;
  /** One phrase for the menu. */
  readonly description: string;
  /** Whether something follows the colon: `@file:src/a.ts` but `@selection`. */
  readonly takesArgument: boolean;
  /** A sentence for who has typed the colon and is offered nothing: what to write there. */
  readonly argumentHint?: string;
  /** How long `resolve` may take where that depends on a person; else what is quick enough for a composer. */
  readonly patienceMs?: number;
  /** What could follow the colon, best first. Empty where nothing can be offered. */
  suggest(query: string, limit: number): Promise<readonly RankedSuggestion[]>;
  /**
   * The context that is meant, never empty. Throws `FileError`, or `ContextError` with a sentence for the user; an
   * abort error once the signal is aborted.
   */
  resolve(argument: string, signal: AbortSignal): Promise<readonly ContextPart[]>;
}

export interface RankedSuggestion extends Suggestion {
  /** 0 to 100 as `matchName` gives it, and up to 15 more for what the user has at hand. */
  readonly score: number;
}

/** What the panel learns of a provider. */
export function providerInfo({ id, description, takesArgument, argumentHint }: ContextProvider): ContextProviderInfo {
  return { id, description, takesArgument, ...(argumentHint === undefined ? {} : { argumentHint }) };
}

/** Context that cannot be given. The message says what happened and what to do. */
export class ContextError extends Error {
  override readonly name = 'ContextError';
}
