import { describeProblems } from '../../context/providers/problems.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import { codeCommand } from '../codeCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/fix [file:line or symbol]` — what is wrong with code, with what the editor reports of it. */
export function fix(deps: SlashDeps): SlashCommand {
  return codeCommand(deps, {
    name: 'fix',
    description: 'Find and fix what is wrong',
    instruction: (code, { parts }) => `Find what is wrong with ${code} and fix it.${reported(deps, parts)}

First say in one or two sentences what is wrong and why, with \`path:line\`. Then the smallest change that puts it right; leave everything else as it is. If the cause lies in code that is not shown, say where and what you need to see instead of guessing. If nothing is wrong, say so and change nothing.`,
  });
}

/** What the problems view says of the code. */
function reported({ edges }: SlashDeps, parts: readonly ContextPart[]): string {
  const found = (edges?.problems?.() ?? []).filter(problem =>
    parts.some(
      part =>
        part.path === problem.path &&
        (part.startLine === undefined ||
          (part.startLine <= problem.endLine && problem.startLine <= (part.endLine ?? Infinity))),
    ),
  );
  return found.length === 0 ? '' : `\n\nThe editor reports:\n${describeProblems(found)}`;
}
