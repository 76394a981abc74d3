import { codeCommand } from '../codeCommand.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/doc [file:line or symbol]` — comments in the form of the language. */
export function doc(deps: SlashDeps): SlashCommand {
  return codeCommand(deps, {
    name: 'doc',
    aliases: ['document'],
    description: 'Write documentation comments',
    instruction: code => `Write documentation comments for ${code}.

Use the form that the language and this file use (TSDoc, JSDoc, docstrings, Go and Rust comments, Javadoc …). Say what a caller must know and the signature does not say: purpose, units, shapes, errors, side effects, limits. Do not repeat the name in other words, do not describe the steps, do not comment what is plain. Leave the code itself unchanged. Write the change as SEARCH/REPLACE blocks.`,
  });
}
