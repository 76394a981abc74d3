import type { SlashAction, SlashCommand } from './slashCommand.ts';

export interface ActionCommand extends Pick<SlashCommand, 'name' | 'description'> {
  readonly action: SlashAction;
}

/** A command that only has the panel do something. */
export function actionCommand({ name, description, action }: ActionCommand): SlashCommand {
  return {
    name,
    aliases: [],
    usage: `/${name}`,
    description,
    action,
    run: () => Promise.resolve({ type: 'action', action }),
  };
}
