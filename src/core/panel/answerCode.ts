import { FailureError, failures } from '../errors.ts';
import type { Handlers } from '../../shared/protocol.ts';
import type { CodeSegment } from '../../shared/reply.ts';
import { codeBlocks } from '../../shared/reply.ts';
import { blockKey } from '../../shared/panelState.ts';
import type { PanelDeps } from './panelDeps.ts';
import type { BlockRef } from './reviews.ts';
import { openThread, turnOf } from './openThread.ts';

type CodeMethods =
  | `code/${'apply' | 'insert' | 'copy' | 'newFile' | 'showTarget'}`
  | `review/${'show' | 'accept' | 'reject'}`
  | `message/copy`
  | `failure/copy`
  | 'location/open';

/** What a person does with a reply: apply its code, copy it, go to the places it names. */
export function answerCode(deps: PanelDeps): Pick<Handlers, CodeMethods> {
  const { panel, reviews, editor } = deps;
  return {
    'code/apply': async ({ threadId, turnId, block, candidate }) => {
      const { thread } = openThread(deps, threadId);
      await reviews.apply(thread, turnOf(thread, turnId), block, candidate);
    },
    'code/insert': async ref => {
      await editor.insertAtCursor(blockOf(deps, ref).code);
    },
    'code/copy': async ref => {
      await editor.copy(blockOf(deps, ref).code);
    },
    'code/newFile': async ref => {
      const { code, language } = blockOf(deps, ref);
      await editor.newFile(code, language, panel.state.blocks[blockKey(ref.turnId, ref.block)]?.path);
    },
    'code/showTarget': async ref => {
      const path = panel.state.blocks[blockKey(ref.turnId, ref.block)]?.path;
      if (path) await editor.openLocation(path, undefined, undefined);
    },
    'review/show': async ref => {
      await reviews.show(ref);
    },
    'review/accept': async ref => {
      await reviews.accept(ref);
    },
    'review/reject': async ref => {
      await reviews.reject(ref);
    },
    'message/copy': async ({ threadId, turnId, part }) => {
      const turn = turnOf(openThread(deps, threadId).thread, turnId);
      await editor.copy(part === 'question' ? turn.text : turn.reply);
    },
    'failure/copy': async ({ threadId, turnId }) => {
      const { outcome, model } = turnOf(openThread(deps, threadId).thread, turnId);
      if (outcome?.type !== 'failed') return;
      const { code, message, advice, details } = outcome.failure;
      await editor.copy([`${code}: ${message}`, advice, `model: ${model}`, details].filter(Boolean).join('\n'));
    },
    'location/open': async ({ path, line, endLine }) => {
      await editor.openLocation(path, line, endLine);
    },
  };
}

function blockOf(deps: PanelDeps, { threadId, turnId, block }: BlockRef): CodeSegment {
  const found = codeBlocks(turnOf(openThread(deps, threadId).thread, turnId).reply)[block];
  if (!found) throw new FailureError(failures.badRequest('code', `the reply has no code block ${block}`));
  return found;
}
