import { actionCommand } from '../actionCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';

/** `/new` */
export function newThread(): SlashCommand {
  return actionCommand({ name: 'new', description: 'Start a new chat', action: 'new-thread' });
}
