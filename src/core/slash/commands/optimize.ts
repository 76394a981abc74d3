import { codeCommand } from '../codeCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/optimize [file:line or symbol]` — less time or memory, where it is worth it. */
export function optimize(deps: SlashDeps): SlashCommand {
  return codeCommand(deps, {
    name: 'optimize',
    aliases: ['optimise'],
    description: 'Make code faster or leaner',
    instruction: code => `Make ${code} faster or leaner, with exactly the same results.

First say what costs most and why, with its complexity before and after, and for which input sizes it matters. Then the change with the best ratio of gain to added complexity; no micro-optimisations that a compiler makes by itself. Say how to measure the gain. If there is nothing worth changing, say so and change nothing.`,
  });
}
