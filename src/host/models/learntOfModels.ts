import type * as vscode from 'vscode';
import * as v from 'valibot';
import { KnownFacts } from '../../core/models/modelFacts.ts';
import { PARAMETERS, RefusedParameters } from '../../core/models/refusedParameters.ts';
import { TokenRatios } from '../../core/models/tokenRatios.ts';

/** What models have taught by their answers; remembered for all workspaces. */
export interface LearntOfModels {
  readonly facts: KnownFacts;
  readonly refused: RefusedParameters;
  readonly tokenRatios: TokenRatios;
}

export function learntOfModels(state: vscode.Memento): LearntOfModels {
  const refused = v.safeParse(refusedSchema, state.get(REFUSED));
  const facts = v.safeParse(factsSchema, state.get(FACTS));
  const tallies = v.safeParse(talliesSchema, state.get(TOKENS));
  return {
    facts: new KnownFacts(facts.success ? facts.output : {}, told => void state.update(FACTS, told)),
    refused: new RefusedParameters(refused.success ? refused.output : {}, known => void state.update(REFUSED, known)),
    tokenRatios: new TokenRatios(tallies.success ? tallies.output : {}, known => void state.update(TOKENS, known)),
  };
}

const REFUSED = 'parley.models.refused';
const FACTS = 'parley.models.facts';
const TOKENS = 'parley.models.tokens';
const refusedSchema = v.record(v.string(), v.array(v.picklist(PARAMETERS)));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const factsSchema = v.record(
  v.string(),
  v.object({
    contextWindow: v.exactOptional(amount),
    price: v.exactOptional(v.object({ prompt: amount, reply: amount })),
  }),
);
const talliesSchema = v.record(v.string(), v.object({ counted: amount, told: amount }));
