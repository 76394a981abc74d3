import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { preview, showPreview } from '../context/preview.ts';
import { IconSprite } from '../icons.tsx';
import { lazily } from '../lazily.ts';
import { openHistory } from '../pages.ts';
import { shownPart } from '../showContext.ts';
import { hasRules, page, queue, shown } from '../store.ts';
import { t } from '../texts.ts';
import { bringControls } from '../ui/controls.ts';
import { ProgressRing } from '../ui/ProgressRing.tsx';
import { Banners } from './Banners.tsx';
import { Composer } from './Composer.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { Attaching, PartView, PreviewView, Queue, RulesLine } from './lazyParts.tsx';
import { StatusRegion } from './StatusRegion.tsx';
import { Transcript } from './Transcript.tsx';

/** The page: a row of chrome above, the messages or the list of chats, the composer below. */
export function App(): VNode {
  const command = shown.value;
  useEffect(() => {
    if (command?.what === 'history') openHistory();
    else if (command) page.value = 'chat';
    if (command?.what === 'preview') void showPreview();
  }, [command]);
  return (
    <div class="app">
      <IconSprite />
      <ErrorBoundary message={t('brokenPage')}>
        <Header />
        <main class="main">{page.value === 'history' ? <HistoryPage /> : <Transcript />}</main>
        <footer class="footer" hidden={page.value === 'history'}>
          <Banners />
          {queue.value.length > 0 && <Queue />}
          {hasRules.value && <RulesLine />}
          <Composer />
        </footer>
        {shownPart.value && <PartView />}
        {preview.value && <PreviewView />}
        <Attaching />
      </ErrorBoundary>
      <StatusRegion />
    </div>
  );
}

const HistoryPage = lazily(
  async () => {
    // Its search field takes the focus at once.
    const [{ HistoryPage: component }] = await Promise.all([import('../history/HistoryPage.tsx'), bringControls()]);
    return component;
  },
  () => <ProgressRing label={t('loading')} />,
);
