import { clear } from './commands/clear.ts';
import { compact } from './commands/compact.ts';
import { doc } from './commands/doc.ts';
import { explain } from './commands/explain.ts';
import { exportThread } from './commands/exportThread.ts';
import { fix } from './commands/fix.ts';
import { generateTests } from './commands/generateTests.ts';
import { grep } from './commands/grep.ts';
import { help } from './commands/help.ts';
import { map } from './commands/map.ts';
import { model } from './commands/model.ts';
import { newThread } from './commands/newThread.ts';
import { optimize } from './commands/optimize.ts';
import { refactor } from './commands/refactor.ts';
import { review } from './commands/review.ts';
import { symbols } from './commands/symbols.ts';
import { usages } from './commands/usages.ts';
import type { SlashCommand } from './slashCommand.ts';
import type { SlashDeps } from './slashDeps.ts';

/** Every slash command, in the order in which the menu and `/help` list them. */
export function slashCommands(deps: SlashDeps): readonly SlashCommand[] {
  const all: readonly SlashCommand[] = [
    explain(deps),
    fix(deps),
    generateTests(deps),
    refactor(deps),
    doc(deps),
    review(deps),
    optimize(deps),
    symbols(deps),
    usages(deps),
    grep(deps),
    map(deps),
    newThread(),
    clear(),
    compact(),
    exportThread(),
    model(),
    help(() => all),
  ];
  return all;
}
