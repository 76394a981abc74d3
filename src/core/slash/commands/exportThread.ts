import { actionCommand } from '../actionCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';

/** `/export` */
export function exportThread(): SlashCommand {
  return actionCommand({ name: 'export', description: 'Save this chat as a file', action: 'export' });
}
