import { knownModel } from './knownModels.ts';
import type { ModelInfo } from './modelProvider.ts';

/** What matters of a model when a request is made. */
export type ModelFacts = Pick<ModelInfo, 'contextWindow' | 'price'>;

/** What is known of models: what their endpoint said when they were chosen goes before what is publicly known. */
export class KnownFacts {
  readonly #told: Map<string, ModelFacts>;
  readonly #onLearn: ((known: Readonly<Record<string, ModelFacts>>) => void) | undefined;

  /** `told` is what an earlier run learnt; `onLearn` gets all that was told whenever something is added. */
  constructor(
    told: Readonly<Record<string, ModelFacts>> = {},
    onLearn?: (told: Readonly<Record<string, ModelFacts>>) => void,
  ) {
    this.#told = new Map(Object.entries(told));
    this.#onLearn = onLearn;
  }

  of(model: string): ModelFacts {
    const known = knownModel(model);
    const { contextWindow = known?.contextWindow, price = known?.price } = this.#told.get(model) ?? {};
    return { ...(contextWindow ? { contextWindow } : {}), ...(price ? { price } : {}) };
  }

  learn({ id, contextWindow, price }: ModelInfo): void {
    this.#told.set(id, { ...(contextWindow ? { contextWindow } : {}), ...(price ? { price } : {}) });
    this.#onLearn?.(Object.fromEntries(this.#told));
  }
}
