import { actionCommand } from '../actionCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';

/** `/compact` */
export function compact(): SlashCommand {
  return actionCommand({ name: 'compact', description: 'Summarise this chat so far', action: 'compact' });
}
