import { inlineCode } from '../../context/link.ts';
import type { SlashCommand } from '../slashCommand.ts';

/** `/help` — every command with its usage. */
export function help(commands: () => readonly SlashCommand[]): SlashCommand {
  return {
    name: 'help',
    aliases: ['commands'],
    usage: '/help',
    description: 'All commands, and how to name code',
    run: () => {
      const rows = commands().map(
        ({ usage, description }) => `| ${inlineCode(usage).replaceAll('|', '\\|')} | ${description} |`,
      );
      const markdown = ['| Command | What it does |', '|---|---|', ...rows, '', MENTIONS].join('\n');
      return Promise.resolve({ type: 'answer', markdown });
    },
  };
}

const MENTIONS = `Name code with \`@\`: \`@file:src/app.ts\`, \`@symbol:parse\`, \`@selection\`, \`@diff\` … or in plain words: \`src/app.ts:12\`, \`parseConfig()\`. Several commands in one message run one after the other.`;
