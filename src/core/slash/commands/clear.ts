import { actionCommand } from '../actionCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';

/** `/clear` */
export function clear(): SlashCommand {
  return actionCommand({ name: 'clear', description: 'Empty this chat', action: 'clear' });
}
