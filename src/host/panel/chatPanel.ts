import type { Disposable } from '../../core/disposables.ts';
import type { ShowTarget } from '../../shared/protocol.ts';
import type { MadePanel, PanelPageDeps } from './panelPage.ts';
import { PanelPage } from './panelPage.ts';

/** One chat in its frame. */
export interface ChatPanel extends MadePanel, Disposable {
  /** Shows something of the page: at once, or as soon as the page is there. */
  readonly show: (what: ShowTarget) => void;
}

export interface ChatPanelDeps extends Omit<PanelPageDeps, 'style'> {
  readonly style: Promise<string>;
}

/** Writes the page and makes what it shows. Rejects when that could not be made; VS Code says so in the page's place. */
export async function openChatPanel({ style, ...deps }: ChatPanelDeps): Promise<ChatPanel> {
  const page = new PanelPage({ ...deps, style: await style });
  const { panel, handlers } = await page.made;
  return { panel, handlers, show: what => page.show(what), dispose: () => page.dispose() };
}
