import { actionCommand } from '../actionCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';

/** `/clear` */
export function clear(): SlashCommand {
  return actionCommand({
    name: 'clear',
    description: 'Begin this chat anew; what was said stays as another version',
    action: 'clear',
  });
}
