import type { ContextProviderInfo } from '../src/shared/panelState.ts';
import type { IndexStatus } from '../src/shared/indexStatus.ts';
import { t } from './texts.ts';

/** What the menu says where nothing fits the word behind the `@`: why, and what to type. Undefined for what is no name. */
export function menuHint(query: string, { contextProviders, index }: HintSources): string | undefined {
  const [, kind, argument = ''] = /^([a-z]+):"?(.*)$/s.exec(query) ?? [];
  const provider = contextProviders.find(it => it.id === kind);
  const word = provider ? argument : query;
  // “#12” is the number of something, not a file.
  if (!provider && !/\p{L}/u.test(word)) return undefined;
  const sentences = [
    ...(word === '' ? [] : [t('nothingFits', { word })]),
    ...(provider?.argumentHint === undefined ? [] : [provider.argumentHint]),
    ...indexSentence(index),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

interface HintSources {
  readonly contextProviders: readonly ContextProviderInfo[];
  readonly index: IndexStatus;
}

function indexSentence({ phase }: IndexStatus): readonly string[] {
  if (phase === 'ready') return [];
  return [t(phase === 'off' || phase === 'failed' || phase === 'paused' ? 'hintIndexOff' : 'hintIndexing')];
}
