import type { Price } from '../../core/models/modelProvider.ts';
import type { TokenTally } from '../../core/models/tokenRatios.ts';
import { readSettings } from '../settings.ts';
import type { LearntOfModels } from './learntOfModels.ts';

/** How large requests may be, and what they cost, model by model. */
export interface ModelSizes {
  /** Tokens as the model counts them, prompt and reply together. */
  readonly contextWindow: (model: string) => number;
  /** The same in tokens as they are counted here. */
  readonly countedWindow: (model: string) => number;
  readonly tokenRatio: (model: string) => number;
  readonly learnTokens: (model: string, prompt: TokenTally) => void;
  readonly price: (model: string) => Price | undefined;
}

export function modelSizes({ facts, tokenRatios }: LearntOfModels): ModelSizes {
  const contextWindow = (model: string): number => {
    return readSettings().contextWindow || (facts.of(model).contextWindow ?? DEFAULT_WINDOW);
  };
  return {
    contextWindow,
    countedWindow: model => contextWindow(model) / tokenRatios.of(model),
    tokenRatio: model => tokenRatios.of(model),
    learnTokens: (model, prompt) => tokenRatios.learn(model, prompt),
    price: model => facts.of(model).price,
  };
}

/** Tokens. A model that nobody knows is likely a local one, and those are often run with this much or less. */
const DEFAULT_WINDOW = 32_768;
