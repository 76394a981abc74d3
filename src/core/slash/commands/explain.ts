import { codeTarget, describeParts } from '../codeTarget.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/explain [file:line or symbol]` — purpose, inputs and outputs, key details, patterns. */
export function explain(deps: SlashDeps): SlashCommand {
  return {
    name: 'explain',
    aliases: [],
    usage: '/explain [file:line or symbol]',
    description: 'What code is for, what goes in and out, how it works',
    async run(args, turn, signal) {
      const target = await codeTarget(args, turn, deps, signal);
      if (target.type === 'failed') return target;
      const wish = target.wish ? `\nThe user asks in particular: ${target.wish}` : '';
      return {
        type: 'prompt',
        context: target.found,
        instruction: `Explain ${describeParts(target.parts)} to a programmer who is new to it.${wish}

Use these headings, and leave out one that has nothing to say:
**Purpose** – what it is for, in one or two sentences.
**Inputs and outputs** – parameters, results, errors, what it changes outside itself.
**Key details** – how it works where that is not plain from the names; assumptions, limits, edge cases. Name places as \`path:line\`.
**Patterns** – idioms and design that explain why it is written so, and how it fits its surroundings.

Do not retell the code line by line, and do not claim what the context does not show.`,
      };
    },
  };
}
