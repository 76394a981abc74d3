import type { Handlers, Method, Params, Result } from '../../shared/protocol.ts';
import { requests } from '../../shared/protocol.ts';
import * as v from 'valibot';
import { FailureError, failures } from '../errors.ts';
import { answerCode } from './answerCode.ts';
import { answerDraft } from './answerDraft.ts';
import { answerThreads } from './answerThreads.ts';
import { answerTurns } from './answerTurns.ts';
import type { PanelDeps } from './panelDeps.ts';

/** What a panel answers to each request of its page: one handler for each, and a missing one does not compile. */
export function answer(deps: PanelDeps): Handlers {
  const { panel, editor, models } = deps;
  return {
    'panel/ready': () => panel.state,
    'panel/error': ({ message }) => void deps.log(`The page reported: ${message}`),
    ...answerTurns(deps),
    ...answerDraft(deps),
    ...answerThreads(deps),
    ...answerCode(deps),
    'link/open': ({ url }) => nothing(editor.openLink(url)),
    'model/connect': () => nothing(models.connect()),
    'model/select': () => nothing(models.select()),
    'model/test': () => nothing(models.test()),
    'settings/open': () => nothing(editor.openSettings()),
    'index/rebuild': () => void editor.rebuildIndex(),
    'storage/retry': () => nothing(deps.store.retry()),
  };
}

/**
 * Checks a request from the page and has it answered. Throws `FailureError` with `invalid_message` where the request
 * has not the shape it should have: the page is not trusted, whatever it shows came from a model.
 */
export async function answerRequest(handlers: Handlers, method: string, params: unknown): Promise<unknown> {
  if (!isMethod(method)) throw new FailureError(failures.badRequest(method, 'there is no such request'));
  return call(handlers, method, params);
}

async function call<M extends Method>(handlers: Handlers, method: M, params: unknown): Promise<Result<M>> {
  const parsed = v.safeParse(requests[method], params);
  if (!parsed.success) throw new FailureError(failures.badRequest(method, v.summarize(parsed.issues)));
  // TypeScript cannot see that the schema of `method` makes the params of `method`.
  return handlers[method](parsed.output as Params<M>);
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(requests, method);
}

async function nothing(work: Promise<unknown>): Promise<undefined> {
  await work;
}
