import { useEffect, useState } from 'preact/hooks';
import type { SlashCommandInfo, ContextProviderInfo } from '../../src/shared/panelState.ts';
import type { Suggestion } from '../../src/shared/protocol.ts';
import { request } from '../host.ts';
import type { IconName } from '../iconPaths.ts';
import type { MenuTrigger } from '../menuTrigger.ts';
import { matchingCommands } from '../menuTrigger.ts';
import { state, tell, threadId } from '../store.ts';
import { t } from '../texts.ts';
import { providerIcon } from './ContextChip.tsx';

/** A line of the composer's menu. */
export interface MenuItem {
  readonly id: string;
  readonly section: string;
  readonly icon: IconName | undefined;
  readonly label: string;
  readonly detail: string;
  /** More than fits into the line. */
  readonly title?: string;
  /** What Tab puts in the place of the typed word. */
  readonly completion: string;
  /** What Enter puts there: nothing, where it attaches a chip. */
  readonly replacement: string;
  /** What Enter does beside that. */
  readonly attach?: () => void;
}

export interface ComposerMenu {
  readonly items: readonly MenuItem[];
  readonly active: number;
  readonly setActive: (position: number) => void;
}

/** The lines for what is being typed; those for `@` come from the host as one types. */
export function useComposerMenu(trigger: MenuTrigger | undefined): ComposerMenu {
  const [found, setFound] = useState<{ readonly query: string; readonly suggestions: readonly Suggestion[] }>(NOTHING);
  const [chosen, setChosen] = useState({ word: '', position: 0 });
  const query = trigger?.type === 'mention' ? trigger.query : undefined;

  useEffect(() => {
    if (query === undefined) return undefined;
    let isCurrent = true;
    request('mention/suggest', { query })
      .then(suggestions => {
        if (isCurrent) setFound({ query, suggestions });
      })
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [query]);

  const items = trigger ? itemsFor(trigger, found.suggestions) : [];
  // Each letter typed begins at the top again.
  const word = `${trigger?.type ?? ''} ${trigger?.query ?? ''}`;
  const position = chosen.word === word ? chosen.position : 0;
  return {
    items,
    active: Math.min(position, Math.max(0, items.length - 1)),
    setActive: next => setChosen({ word, position: next }),
  };
}

const NOTHING = { query: '', suggestions: [] };
/** More is asked for by typing on. */
const MOST_ITEMS = 50;

function itemsFor(trigger: MenuTrigger, suggestions: readonly Suggestion[]): readonly MenuItem[] {
  const { slashCommands, contextProviders } = state.value;
  if (trigger.type === 'command') return matchingCommands(slashCommands, trigger.query).map(commandItem);
  const providers = contextProviders
    .filter(provider => provider.id.startsWith(trigger.query.toLowerCase()))
    .map(providerItem);
  const own = new Set(providers.map(item => item.label));
  const found = suggestions.filter(it => it.argument !== '' || !own.has(`@${it.provider}`)).map(suggestionItem);
  // What is found counts more than the kinds of context once something is typed.
  const all = trigger.query === '' ? [...providers, ...found] : [...found, ...providers];
  return [...Map.groupBy(all.slice(0, MOST_ITEMS), item => item.section).values()].flat();
}

function commandItem({ name, usage, description }: SlashCommandInfo): MenuItem {
  const text = `/${name} `;
  return {
    id: `command-${name}`,
    section: t('commands'),
    icon: undefined,
    label: `/${name}`,
    detail: description,
    title: usage,
    completion: text,
    replacement: text,
  };
}

function providerItem({ id, description, takesArgument }: ContextProviderInfo): MenuItem {
  return {
    id: `provider-${id}`,
    section: t('contextKinds'),
    icon: providerIcon(id),
    label: `@${id}`,
    detail: description,
    completion: takesArgument ? `@${id}:` : `@${id} `,
    replacement: takesArgument ? `@${id}:` : '',
    ...(takesArgument ? {} : { attach: () => attach(id, '') }),
  };
}

function suggestionItem({ provider, argument, label, detail, kind }: Suggestion): MenuItem {
  return {
    id: `suggestion-${provider}-${argument}`,
    section: sectionOf(provider),
    icon: providerIcon(kind),
    label,
    detail,
    completion: argument === '' ? `@${provider} ` : `@${provider}:${argument} `,
    replacement: '',
    attach: () => attach(provider, argument),
  };
}

function attach(provider: string, argument: string): void {
  tell('mention/add', { threadId: threadId.peek(), provider, argument });
}

function sectionOf(provider: string): string {
  return provider.charAt(0).toUpperCase() + provider.slice(1);
}
