import { FailureError } from '../errors.ts';
import type { Price } from '../models/modelProvider.ts';
import { splitHidden } from '../../shared/hiddenCharacters.ts';
import type { RequestPreview } from '../../shared/requestPreview.ts';
import type { ContextPart, Thread } from '../../shared/thread.ts';
import { gather } from './gather.ts';
import { prepareRequest } from './prepareRequest.ts';
import type { WriteReplyDeps } from './writeReply.ts';

export interface PreviewDeps extends WriteReplyDeps {
  readonly price: (model: string) => Price | undefined;
}

/** What would be asked. */
export interface Draft {
  readonly thread: Thread;
  readonly text: string;
  readonly parts: readonly ContextPart[];
  /** Names in the text whose code is not to go along. */
  readonly declined?: readonly string[];
  /** What would have been attached and was kept back: a sentence each. */
  readonly keptBack?: readonly string[];
  /** The turn after which it would stand. */
  readonly parent: string | undefined;
  readonly model: string;
}

/** Makes the request that a message would lead to, by the very same way, and shows it instead of sending it. */
export async function previewRequest(deps: PreviewDeps, draft: Draft, signal: AbortSignal): Promise<RequestPreview> {
  const { thread, parent, model } = draft;
  // A message is kept, and asked, without its secrets.
  const text = deps.redact(draft.text.trim());
  const { provider } = deps.model;
  const price = deps.price(model)?.prompt;
  const nothing: RequestPreview = {
    model,
    endpoint: provider?.label ?? '',
    pieces: [],
    cuts: [],
    tokens: 0,
    room: 0,
    secrets: 0,
    hidden: 0,
    body: undefined,
    notes: [],
  };
  if (text === '') return { ...nothing, notes: ['There is nothing to send yet. Type a question first.'] };
  const gathered = await gather(deps, { ...draft, text }, signal);
  if (gathered.instruction === undefined) {
    const cuts = gathered.notAttached;
    return { ...nothing, cuts, notes: ['Nothing is sent: this is answered by Parley itself.'] };
  }
  try {
    const prepared = await prepareRequest(deps, { thread, parent, text, model }, gathered);
    const { pieces, cuts, tokens, room, request } = prepared;
    const shown = pieces.map(piece => ({ ...piece, text: deps.redact(piece.text) }));
    const words = request.messages.map(message => message.content).join('\n');
    return {
      ...nothing,
      pieces: shown,
      cuts,
      tokens,
      room,
      ...(price === undefined ? {} : { price }),
      secrets: new Set(words.match(PLACEHOLDER)).size,
      hidden: splitHidden(words).filter(part => typeof part !== 'string').length,
      body: provider?.body(request),
      notes: provider ? [] : ['Nothing is sent: no model is set up, so the index on this machine answers.'],
    };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { ...nothing, cuts: gathered.notAttached, notes: [`${error.failure.message} ${error.failure.advice}`] };
  }
}

const PLACEHOLDER = /‹secret:[\w-]+:\w+›/g;
