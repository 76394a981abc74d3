import type { SlashCommandInfo } from '../../shared/panelState.ts';
import { matchName } from '../index/search/matchName.ts';
import type { SlashCommand } from './slashCommand.ts';

/** The menu behind a `/`: the commands that fit what was typed, best first; the first of the list for nothing typed. */
export function suggestCommands(
  query: string,
  commands: readonly SlashCommand[],
  limit = 5,
): readonly SlashCommandInfo[] {
  const typed = query.replace(/^\//, '').toLowerCase();
  return commands
    .map((command, i) => ({ command, i, score: typed === '' ? 1 : scoreOf(command, typed) }))
    .filter(it => it.score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, limit)
    .map(({ command: { name, usage, description } }) => ({ name, usage, description }));
}

/** A name counts more than an alias, and what the description says least. */
function scoreOf({ name, aliases, description }: SlashCommand, typed: string): number {
  const own = fit(name, typed);
  const other = Math.max(0, ...aliases.map(alias => fit(alias, typed))) - 5;
  const told = typed.length > 2 && new RegExp(`\\b${typed.replace(/\W/g, '')}`, 'i').test(description) ? 5 : 0;
  return Math.max(own, other, told);
}

/** All names that begin with what was typed fit alike: then the order of the list decides. */
function fit(name: string, typed: string): number {
  return name !== typed && name.startsWith(typed) ? PREFIX : matchName(name, typed);
}

const PREFIX = 90;
