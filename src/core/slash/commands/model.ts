import { actionCommand } from '../actionCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';

/** `/model` */
export function model(): SlashCommand {
  return actionCommand({ name: 'model', description: 'Choose the model', action: 'select-model' });
}
