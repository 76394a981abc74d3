import type { ContextProviderInfo, SlashCommandInfo } from '../src/shared/panelState.ts';
import type { Suggestion } from '../src/shared/protocol.ts';
import type { IconName } from './iconPaths.ts';
import type { MenuTrigger } from './menuTrigger.ts';
import { matchingCommands } from './menuTrigger.ts';
import { providerIcon } from './providerIcon.ts';
import { t } from './texts.ts';

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
  /** What Enter attaches beside that. */
  readonly attaches?: { readonly provider: string; readonly argument: string };
}

/** What there is to choose from. */
export interface MenuSources {
  readonly slashCommands: readonly SlashCommandInfo[];
  readonly contextProviders: readonly ContextProviderInfo[];
  /** What the host has found for the word, best first. */
  readonly suggestions: readonly Suggestion[];
}

/**
 * The lines of the menu for what is being typed. With nothing typed the kinds of context come first, since they are
 * there at once; with a word, all is in the host's order, and what only the page knows comes last.
 */
export function menuItems(trigger: MenuTrigger, sources: MenuSources): readonly MenuItem[] {
  const { slashCommands, contextProviders, suggestions } = sources;
  if (trigger.type === 'command') return matchingCommands(slashCommands, trigger.query).map(commandItem);
  const isKindNamed = contextProviders.some(it => trigger.query.startsWith(`${it.id}:`));
  const kinds = new Map(contextProviders.map(provider => [provider.id, providerItem(provider)]));
  const own = [...kinds].flatMap(([id, item]) => (id.startsWith(trigger.query.toLowerCase()) ? [item] : []));
  // A kind that is found by its name is the kind itself, not a piece of context without an argument.
  const found = suggestions.map(it => (isKindNamed || it.argument !== '' ? undefined : kinds.get(it.provider)) ?? it);
  const items = found.map(it => ('completion' in it ? it : suggestionItem(it)));
  const all = trigger.query === '' ? [...own, ...items] : [...items, ...own];
  const unique = all.filter((item, i) => all.findIndex(it => it.id === item.id) === i);
  return [...Map.groupBy(unique.slice(0, MOST_ITEMS), item => item.section).values()].flat();
}

/** More is asked for by typing on. */
const MOST_ITEMS = 50;

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
    ...(takesArgument ? {} : { attaches: { provider: id, argument: '' } }),
  };
}

function suggestionItem({ provider, argument, label, detail, kind }: Suggestion): MenuItem {
  return {
    id: `suggestion-${provider}-${argument}`,
    section: provider.charAt(0).toUpperCase() + provider.slice(1),
    icon: providerIcon(kind),
    label,
    detail,
    completion: argument === '' ? `@${provider} ` : `@${provider}:${quoted(argument)} `,
    replacement: '',
    attaches: { provider, argument },
  };
}

/** As it must stand in a message so that all of it is read as the argument. */
function quoted(argument: string): string {
  return /\s|[.,;:!?)]$/.test(argument) ? `"${argument}"` : argument;
}
