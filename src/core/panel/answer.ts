import type { Handlers, Method } from '../../shared/protocol.ts';
import { requests } from '../../shared/protocol.ts';
import * as v from 'valibot';
import { FailureError, failures } from '../errors.ts';
import { answerCode } from './answerCode.ts';
import { answerContext } from './answerContext.ts';
import { answerDraft } from './answerDraft.ts';
import { answerThreads } from './answerThreads.ts';
import { answerTurns } from './answerTurns.ts';
import type { PanelDeps } from './panelDeps.ts';

/** What a panel answers to each request of its page: one handler for each, and a missing one does not compile. */
export function answer(deps: PanelDeps): Handlers {
  const { panel, editor, models } = deps;
  return {
    'panel/seen': () => undefined,
    'panel/ready': () => panel.state,
    'panel/error': ({ message }) => deps.log(`The page reported: ${message}`),
    ...answerTurns(deps),
    ...answerDraft(deps),
    ...answerContext(deps),
    ...answerThreads(deps),
    ...answerCode(deps),
    'link/open': ({ url }) => quietly(editor.openLink(url)),
    'model/connect': () => quietly(models.connect()),
    'model/select': () => quietly(models.select()),
    'model/test': () => quietly(models.test()),
    'settings/open': () => quietly(editor.openSettings()),
    'index/rebuild': () => editor.rebuildIndex(),
    'index/resume': () => editor.resumeIndex(),
    'storage/retry': () => quietly(deps.store.retry()),
  };
}

/**
 * Checks a request from the page and has it answered. Throws `FailureError` with `invalid_message` where the request
 * has not the shape it should have: the page is not trusted, whatever it shows came from a model.
 */
export async function answerRequest(handlers: Handlers, method: string, params: unknown): Promise<unknown> {
  if (!isMethod(method)) throw new FailureError(failures.badRequest(method, 'there is no such request'));
  const parsed = v.safeParse(requests[method], params);
  if (!parsed.success) throw new FailureError(failures.badRequest(method, v.summarize(parsed.issues)));
  // TypeScript cannot see that the schema of `method` makes the params that its handler takes.
  const handler = handlers[method] as (params: unknown) => unknown;
  return await handler(parsed.output);
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(requests, method);
}

/** Waits for what a page does not get to see. */
async function quietly(work: Promise<unknown>): Promise<void> {
  await work;
}
