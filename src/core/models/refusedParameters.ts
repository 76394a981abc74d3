/** The parameters of a request that a model may refuse, by their names on the wire. */
export const PARAMETERS = [
  'temperature',
  'top_p',
  'frequency_penalty',
  'presence_penalty',
  'max_tokens',
  'max_completion_tokens',
  'stream_options',
] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** What each model was seen to refuse, so that it is asked only once. */
export class RefusedParameters {
  readonly #byModel: Map<string, Set<Parameter>>;
  readonly #onLearn: ((known: Readonly<Record<string, readonly Parameter[]>>) => void) | undefined;

  /** `known` is what an earlier run learnt; `onLearn` gets all that is known whenever something is added. */
  constructor(
    known: Readonly<Record<string, readonly Parameter[]>> = {},
    onLearn?: (known: Readonly<Record<string, readonly Parameter[]>>) => void,
  ) {
    this.#byModel = new Map(Object.entries(known).map(([model, names]) => [model, new Set(names)]));
    this.#onLearn = onLearn;
  }

  has(model: string, parameter: Parameter): boolean {
    return this.#byModel.get(model)?.has(parameter) ?? false;
  }

  /** False if it was known already: then leaving it out did not help. */
  learn(model: string, parameter: Parameter): boolean {
    if (this.has(model, parameter)) return false;
    this.#byModel.set(model, (this.#byModel.get(model) ?? new Set()).add(parameter));
    this.#onLearn?.(Object.fromEntries([...this.#byModel].map(([id, names]) => [id, [...names]])));
    return true;
  }
}

/** The parameter that a server refuses, read from the field it names or from its words. */
export function refusedParameter(
  status: number | undefined,
  param: string | undefined,
  text: string,
): Parameter | undefined {
  if (status !== 400 && status !== 422) return undefined;
  const named = PARAMETERS.find(name => name === param);
  if (named) return named;
  if (!refusal.test(text)) return undefined;
  return PARAMETERS.map(name => ({ name, at: text.search(new RegExp(`\\b${name}\\b`)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]?.name;
}

const refusal =
  /unsupported|not (?:be )?(?:supported|permitted|allowed|accepted)|does not support|unrecognized|unknown|unexpected|extra|invalid|deprecated|cannot be used/i;
