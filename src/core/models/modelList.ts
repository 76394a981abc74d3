import * as v from 'valibot';
import { knownModel } from './knownModels.ts';
import type { ModelInfo, Price } from './modelProvider.ts';

/** The models of an answer to `GET /models`, in its order; undefined where it is no such answer. */
export function readModelList(value: unknown): readonly ModelInfo[] | undefined {
  const parsed = v.safeParse(listSchema, value);
  if (!parsed.success) return undefined;
  const entries = Array.isArray(parsed.output) ? parsed.output : parsed.output.data;
  return entries.map(modelInfo);
}

const amount = v.nullish(v.pipe(v.union([v.number(), v.string()]), v.transform(Number)));
const modelSchema = v.looseObject({
  id: v.string(),
  name: v.nullish(v.string()),
  context_length: v.nullish(v.number()),
  max_context_length: v.nullish(v.number()),
  max_model_len: v.nullish(v.number()),
  context_window: v.nullish(v.number()),
  pricing: v.nullish(v.looseObject({ prompt: amount, completion: amount })),
});
const listSchema = v.union([v.looseObject({ data: v.array(modelSchema) }), v.array(modelSchema)]);

/** What the endpoint says goes before what is publicly known. */
function modelInfo(model: v.InferOutput<typeof modelSchema>): ModelInfo {
  const id = model.id.replace(/^models\//, '');
  const contextWindow =
    model.context_length ?? model.max_model_len ?? model.max_context_length ?? model.context_window ?? undefined;
  const price = priceOf(model.pricing?.prompt, model.pricing?.completion);
  return {
    ...knownModel(id),
    id,
    ...(model.name && model.name !== id ? { name: model.name } : {}),
    ...(contextWindow ? { contextWindow } : {}),
    ...(price ? { price } : {}),
  };
}

/** OpenRouter names the price of one token. */
function priceOf(prompt: number | null | undefined, reply: number | null | undefined): Price | undefined {
  if (prompt === null || prompt === undefined || reply === null || reply === undefined) return undefined;
  return { prompt: prompt * 1_000_000, reply: reply * 1_000_000 };
}
