import { codeCommand } from '../codeCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/refactor [file:line or symbol]` — the same behaviour, easier to read and to change. */
export function refactor(deps: SlashDeps): SlashCommand {
  return codeCommand(deps, {
    name: 'refactor',
    description: 'Make code easier to read and to change',
    instruction: code => `Refactor ${code} so that it is easier to read and to change, with exactly the same behaviour.

First name in a short list what makes it hard to read or to change, the worst first. Then the changed code. Keep names and signatures that others use, the style of the file, and its error handling. Do not add features, comments or dependencies. If it is good as it is, say so and change nothing.`,
  });
}
