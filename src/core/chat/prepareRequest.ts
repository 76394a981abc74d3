import type { ModelRequest } from '../models/modelProvider.ts';
import { buildMessages, type Asked, type BuildMessagesDeps, type BuiltMessages } from './buildMessages.ts';
import type { Gathered } from './gather.ts';
import { toWire } from './toWire.ts';

export interface PrepareRequestDeps extends BuildMessagesDeps {
  readonly redact: (text: string) => string;
}

export interface PreparedRequest extends BuiltMessages {
  /** As the provider gets it: without secrets. */
  readonly request: ModelRequest;
}

/** The one place where a request is made: what is sent, and what the preview shows before. */
export async function prepareRequest(
  deps: PrepareRequestDeps,
  asked: Asked,
  gathered: Gathered,
): Promise<PreparedRequest> {
  const built = await buildMessages(deps, asked, gathered);
  const cuts = [...gathered.notAttached, ...built.cuts];
  return { ...built, cuts, request: { model: asked.model, messages: toWire(built.messages, deps.redact) } };
}
