import { codeCommand } from '../codeCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/review [file:line or symbol]` — findings about code or changes, the worst first. */
export function review(deps: SlashDeps): SlashCommand {
  return codeCommand(deps, {
    name: 'review',
    description: 'Find faults in code or changes',
    instruction: code => `Review ${code} as a careful colleague would before it is merged.

List what you find, the worst first, each with **severity** (bug, risk, style), place as \`path:line\`, what goes wrong and for which input, and what to do. Look for: wrong results, unhandled errors and edge cases, races and leaks, security, performance that matters, unclear names, missing tests. Report only what the code shows; mark a suspicion as one. No praise, no summary of the code. If you find nothing, say what you checked. Propose changes only for bugs.`,
  });
}
