import { codeCommand } from '../codeCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/explain [file:line or symbol]` — purpose, inputs and outputs, key details, patterns. */
export function explain(deps: SlashDeps): SlashCommand {
  return codeCommand(deps, {
    name: 'explain',
    description: 'What code is for, what goes in and out, how it works',
    instruction: code => `Explain ${code} to a programmer who is new to it.

Use these headings, and leave out one that has nothing to say:
**Purpose** – what it is for, in one or two sentences.
**Inputs and outputs** – parameters, results, errors, what it changes outside itself.
**Key details** – how it works where that is not plain from the names; assumptions, limits, edge cases. Name places as \`path:line\`.
**Patterns** – idioms and design that explain why it is written so, and how it fits its surroundings.

Do not retell the code line by line, and do not claim what the context does not show.`,
  });
}
