/** How many tokens were counted here for some texts, and how many a model says they have. */
export interface TokenTally {
  readonly counted: number;
  readonly told: number;
}

/**
 * How many tokens a model counts for each that is counted here. Vocabularies differ by a quarter and more, and no
 * library has those of all models; but nearly every endpoint says with its reply how many tokens the prompt had, so
 * that is learnt, model by model.
 */
export class TokenRatios {
  readonly #byModel: Map<string, TokenTally>;
  readonly #onLearn: ((known: Readonly<Record<string, TokenTally>>) => void) | undefined;

  /** `known` is what an earlier run learnt; `onLearn` gets all that is known whenever something is added. */
  constructor(
    known: Readonly<Record<string, TokenTally>> = {},
    onLearn?: (known: Readonly<Record<string, TokenTally>>) => void,
  ) {
    this.#byModel = new Map(Object.entries(known));
    this.#onLearn = onLearn;
  }

  /** 1 for a model that has not told yet. */
  of(model: string): number {
    const { counted, told } = this.#byModel.get(model) ?? NOTHING;
    return (told + DOUBT) / (counted + DOUBT);
  }

  /** Takes in one prompt. A count that cannot be of the whole prompt, as some servers give, is passed over. */
  learn(model: string, { counted, told }: TokenTally): void {
    if (!(told > counted * LEAST && told < counted * MOST)) return;
    const former = this.#byModel.get(model) ?? NOTHING;
    const sum = { counted: former.counted + counted, told: former.told + told };
    // What was long ago weighs less: a name may come to stand for another model.
    const fade = Math.min(1, MEMORY / sum.counted);
    this.#byModel.set(model, {
      counted: Math.round(sum.counted * fade),
      told: Math.round(sum.told * fade),
    });
    this.#onLearn?.(Object.fromEntries(this.#byModel));
  }
}

const NOTHING: TokenTally = { counted: 0, told: 0 };

/** Tokens for which 1 is believed: one short question says little, and a server adds some to each prompt. */
const DOUBT = 500;

/** Tokens that are remembered: some dozens of questions. */
const MEMORY = 200_000;

/** A server that counts only what it had not cached, or nothing, falls out of this. */
const LEAST = 0.6;
const MOST = 2.5;
