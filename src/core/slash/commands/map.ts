import { parsePlace } from '../../context/placeInFile.ts';
import { projectMap } from '../../context/projectMap.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/map [folder]` — the project, or a folder of it, at a glance. */
export function map(deps: SlashDeps): SlashCommand {
  return {
    name: 'map',
    aliases: [],
    usage: '/map [folder]',
    description: 'The project at a glance: folders, entry points, definitions',
    async run(args) {
      return { type: 'answer', markdown: await projectMap(deps, parsePlace(args).path) };
    },
  };
}
