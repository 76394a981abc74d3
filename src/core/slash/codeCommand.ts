import type { CodeTarget } from './codeTarget.ts';
import { codeTarget, describeParts } from './codeTarget.ts';
import type { SlashCommand } from './slashCommand.ts';
import type { SlashDeps } from './slashDeps.ts';

export interface CodeCommand extends Pick<SlashCommand, 'name' | 'description'> {
  readonly aliases?: readonly string[];
  /** What the model is told; `code` names what it is to work on. */
  readonly instruction: (code: string, target: Extract<CodeTarget, { type: 'found' }>) => string;
}

/** A command that asks a model about the code that is named, attached, selected or at the cursor. */
export function codeCommand(
  deps: SlashDeps,
  { name, description, aliases = [], instruction }: CodeCommand,
): SlashCommand {
  return {
    name,
    aliases,
    usage: `/${name} [file:line or symbol]`,
    description,
    async run(args, turn, signal) {
      const target = await codeTarget(args, turn, deps, signal);
      if (target.type === 'failed') return target;
      const wish = target.wish === '' ? '' : `\n\nThe user asks in particular: ${target.wish}`;
      return {
        type: 'prompt',
        context: target.found,
        instruction: instruction(describeParts(target.parts), target) + wish,
      };
    },
  };
}
