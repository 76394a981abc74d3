import type { VNode } from 'preact';
import type { IndexStatus } from '../../src/shared/indexStatus.ts';
import { tell } from '../store.ts';
import { t } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { ProgressRing } from '../ui/ProgressRing.tsx';

/** How far the index is, what it has to say, and what can be done about it. */
export function IndexLine({ index }: { readonly index: IndexStatus }): VNode {
  const { phase, message, done, total, files } = index;
  switch (phase) {
    case 'off':
      return message === undefined ? (
        <p class="indexLine">
          {t('indexOff')} <Button onPress={() => tell('settings/open', {})}>{t('openSettings')}</Button>
        </p>
      ) : (
        <p class="indexLine">{message}</p>
      );
    case 'failed':
      return (
        <p class="indexLine">
          {message} <Button onPress={() => tell('index/rebuild', {})}>{t('rebuildIndex')}</Button>
        </p>
      );
    case 'paused':
      return (
        <p class="indexLine">
          {t('indexPaused', { count: files })}{' '}
          <Button onPress={() => tell('index/resume', {})}>{t('resumeIndex')}</Button>
        </p>
      );
    case 'starting':
    case 'files':
    case 'lexical':
    case 'symbols':
      // A look at files that are known already is over before it can be read.
      if (total === 0 && files > 0) return <Ready index={index} />;
      if (total === 0) return <Progress words={t('indexLooking')} />;
      return <Progress words={t(phase === 'symbols' ? 'indexing' : 'indexReading', { done, total })} />;
    case 'ready':
      return <Ready index={index} />;
  }
}

function Ready({ index: { files, symbols, message } }: { readonly index: IndexStatus }): VNode {
  return (
    <>
      <p class="indexLine">{t('indexReady', { count: files, symbols })}</p>
      {message !== undefined && <p class="indexLine">{message}</p>}
    </>
  );
}

function Progress({ words }: { readonly words: string }): VNode {
  return (
    <p class="indexLine">
      <ProgressRing label={words} /> <span>{words}</span>
    </p>
  );
}
