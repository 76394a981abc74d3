import { parseSlash } from '../slash/parseSlash.ts';
import type { SlashAction, SlashCommand } from '../slash/slashCommand.ts';
import type { PanelDeps } from './panelDeps.ts';
import { openThread } from './openThread.ts';
import { showThread } from './showThread.ts';

/** The action that a message asks for and nothing else: `/new`. Such a message is done, not sent. */
export function actionOf(text: string, commands: readonly SlashCommand[]): SlashAction | undefined {
  const { calls, text: words } = parseSlash(text, commands);
  const [call] = calls;
  return calls.length === 1 && words === '' && call?.type === 'known' ? call.command.action : undefined;
}

/** Does what a command asks of the panel. */
export async function runAction(deps: PanelDeps, action: SlashAction, threadId: string): Promise<void> {
  switch (action) {
    case 'new-thread':
      return showThread(deps, undefined);
    case 'clear':
      // Nothing is thrown away: what was said becomes another branch of the thread.
      await openThread(deps, threadId).append({ type: 'thread-head', at: deps.now() });
      return;
    case 'select-model':
      await deps.models.select();
      return;
    case 'compact':
      return deps.summarise(threadId);
    case 'export':
      return deps.editor.exportThread(threadId);
  }
}
