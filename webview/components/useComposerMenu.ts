import { useEffect, useState } from 'preact/hooks';
import type { Suggestion } from '../../src/shared/protocol.ts';
import { request } from '../host.ts';
import { menuHint } from '../menuHint.ts';
import type { MenuItem } from '../menuItems.ts';
import { menuItems } from '../menuItems.ts';
import type { MenuTrigger } from '../menuTrigger.ts';
import { state } from '../store.ts';

export interface ComposerMenu {
  readonly items: readonly MenuItem[];
  readonly active: number;
  readonly setActive: (position: number) => void;
  /** To the next line, or the one before; around the ends. */
  readonly step: (by: 1 | -1) => void;
  /** The lines are still those of an earlier word, since the host has not answered yet. */
  readonly isAsking: boolean;
  /** What there is to say where there is nothing to choose. */
  readonly hint: string | undefined;
}

/** The lines for what is being typed; those for `@` come from the host as one types. */
export function useComposerMenu(trigger: MenuTrigger | undefined): ComposerMenu {
  const [found, setFound] = useState<Found>(NOTHING);
  const [chosen, setChosen] = useState({ word: '', position: 0 });
  const query = trigger?.type === 'mention' ? trigger.query : undefined;

  useEffect(() => {
    // What was found once may not be there when the same is typed again.
    if (query === undefined) {
      setFound(NOTHING);
      return undefined;
    }
    let isCurrent = true;
    const show = (suggestions: readonly Suggestion[]): void => {
      if (isCurrent) setFound({ query, suggestions });
    };
    request('mention/suggest', { query }).then(show, () => show([]));
    return () => {
      isCurrent = false;
    };
  }, [query]);

  const { slashCommands, contextProviders, index } = state.value;
  const { suggestions } = found;
  const items = trigger ? menuItems(trigger, { slashCommands, contextProviders, suggestions }) : [];
  const isAsking = query !== undefined && found.query !== query;
  // Each letter typed begins at the top again.
  const word = `${trigger?.type ?? ''} ${trigger?.query ?? ''}`;
  const position = chosen.word === word ? chosen.position : 0;
  const active = Math.min(position, Math.max(0, items.length - 1));
  const setActive = (next: number): void => setChosen({ word, position: next });
  return {
    items,
    active,
    setActive,
    step: by => setActive((active + by + items.length) % Math.max(1, items.length)),
    isAsking,
    hint:
      query === undefined || isAsking || items.length > 0 ? undefined : menuHint(query, { contextProviders, index }),
  };
}

interface Found {
  /** What was asked for; undefined before the first answer. */
  readonly query: string | undefined;
  readonly suggestions: readonly Suggestion[];
}

const NOTHING: Found = { query: undefined, suggestions: [] };
