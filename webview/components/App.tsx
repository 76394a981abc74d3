import type { VNode } from 'preact';
import { Suspense, lazy } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { IconSprite } from '../icons.tsx';
import { openHistory } from '../pages.ts';
import { page, shown } from '../store.ts';
import { t } from '../texts.ts';
import { ProgressRing } from '../ui/ProgressRing.tsx';
import { Banners } from './Banners.tsx';
import { Composer } from './Composer.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Header } from './Header.tsx';
import { PartView } from './PartView.tsx';
import { Queue } from './Queue.tsx';
import { StatusRegion } from './StatusRegion.tsx';
import { Transcript } from './Transcript.tsx';

/** The page: a row of chrome above, the messages or the list of chats, the composer below. */
export function App(): VNode {
  const command = shown.value;
  useEffect(() => {
    if (command?.what === 'history') openHistory();
    else if (command) page.value = 'chat';
  }, [command]);
  return (
    <div class="app">
      <IconSprite />
      <ErrorBoundary message={t('brokenPage')}>
        <Header />
        <main class="main">
          {page.value === 'history' ? (
            <Suspense fallback={<ProgressRing label={t('loading')} />}>
              <HistoryPage />
            </Suspense>
          ) : (
            <Transcript />
          )}
        </main>
        <footer class="footer">
          <Banners />
          <Queue />
          <Composer />
        </footer>
        <PartView />
      </ErrorBoundary>
      <StatusRegion />
    </div>
  );
}

/** Fetched when it is first opened. */
const HistoryPage = lazy(async () => {
  const { HistoryPage: page } = await import('../history/HistoryPage.tsx');
  return { default: page };
});
