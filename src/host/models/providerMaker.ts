import type { OpenAiOptions } from '../../core/models/attempt.ts';
import type { ModelProvider } from '../../core/models/modelProvider.ts';
import { createOpenAiProvider } from '../../core/models/openai.ts';
import type { LearntOfModels } from './learntOfModels.ts';
import type { Keys } from './keys.ts';
import { readSettings } from '../settings.ts';

/** Makes the provider for an endpoint, out of the user's settings and the keyring. */
export function providerMaker(
  keys: Keys,
  redact: (text: string) => string,
  { refused, facts }: Pick<LearntOfModels, 'refused' | 'facts'>,
): (baseUrl: string) => ModelProvider {
  const optionsFor = endpointOptions(keys, redact);
  return baseUrl => createOpenAiProvider({ ...optionsFor(baseUrl), refused, price: model => facts.of(model).price });
}

/** How an endpoint is asked: with the key that was given for its origin, and for no other. */
export function endpointOptions(keys: Keys, redact: (text: string) => string): (baseUrl: string) => OpenAiOptions {
  return baseUrl => {
    const { headers, firstTokenSeconds, betweenTokensSeconds } = readSettings();
    return {
      id: 'openai',
      baseUrl,
      label: URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl,
      headers,
      key: () => keys.read(baseUrl),
      patience: { first: firstTokenSeconds, between: betweenTokensSeconds, giveUp: GIVE_UP_SECONDS },
      redact,
    };
  };
}

/** After so long without a word a reply is ended: nobody waits for it any more. */
const GIVE_UP_SECONDS = 300;
