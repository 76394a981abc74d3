import { explain } from './commands/explain.ts';
import { generateTests } from './commands/generateTests.ts';
import type { SlashCommand } from './slashCommand.ts';
import type { SlashDeps } from './slashDeps.ts';

/** Every slash command, in the order in which `/help` lists them. */
export function slashCommands(deps: SlashDeps): readonly SlashCommand[] {
  return [explain(deps), generateTests(deps)];
}
