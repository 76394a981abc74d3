import { FailureError, failures } from '../errors.ts';
import type { Handlers } from '../../shared/protocol.ts';
import type { CodeSegment } from '../../shared/reply.ts';
import { codeBlocks, isShell } from '../../shared/reply.ts';
import type { BlockState } from '../../shared/panelState.ts';
import { blockKey } from '../../shared/panelState.ts';
import type { Thread, Turn } from '../../shared/thread.ts';
import type { PanelDeps } from './panelDeps.ts';
import type { BlockRef } from './reviews.ts';
import { openThread, turnOf } from './openThread.ts';
import { typedCommands } from './typedCommands.ts';

type CodeMethods =
  | `code/${'apply' | 'insert' | 'copy' | 'newFile' | 'saveAs' | 'run' | 'showTarget' | 'showBoth' | 'askAgain'}`
  | `review/${'show' | 'accept' | 'reject' | 'takeBack' | 'showAll' | 'acceptAll' | 'undoAll'}`
  | `message/copy`
  | `failure/copy`
  | 'location/open';

/** What a person does with a reply: apply its code, copy it, go to the places it names. */
export function answerCode(deps: PanelDeps): Pick<Handlers, CodeMethods> {
  const { panel, reviews, editor, chat } = deps;
  const stateOf = ({ turnId, block, file }: BlockRef): BlockState | undefined =>
    panel.state.blocks[blockKey(turnId, block, file)];
  const whole = ({ threadId, turnId }: Omit<BlockRef, 'block'>): [Thread, Turn] => {
    const { thread } = openThread(deps, threadId);
    return [thread, turnOf(thread, turnId)];
  };
  return {
    'code/apply': async ({ candidate, isPartial, ...ref }) => {
      await reviews.apply(...whole(ref), ref, { candidate, isPartial });
    },
    'code/insert': async ref => {
      await editor.insertAtCursor(blockOf(deps, ref).code);
    },
    'code/copy': async ref => {
      await editor.copy(blockOf(deps, ref).code);
    },
    'code/newFile': async ref => {
      const { code, language } = blockOf(deps, ref);
      await editor.newFile(code, language, stateOf(ref)?.path);
    },
    'code/saveAs': async ref => {
      const { code, language } = blockOf(deps, ref);
      await editor.saveAs(code, language);
    },
    'code/run': async ref => {
      const { code, language } = blockOf(deps, ref);
      if (!isShell(language)) throw new FailureError(failures.badRequest('code/run', `${language} is no shell`));
      await editor.runInTerminal(typedCommands(code));
    },
    'code/showTarget': async ref => {
      const { path, newPath, status, candidates } = stateOf(ref) ?? {};
      const target = status === 'kept' ? (newPath ?? path) : path;
      const [place] = candidates ?? [];
      if (target) await editor.openLocation(target, place?.startLine, place?.endLine);
    },
    'code/showBoth': async ref => {
      await reviews.showBoth(ref);
    },
    'code/askAgain': async ref => {
      const open = openThread(deps, ref.threadId);
      const text = reviews.question(turnOf(open.thread, ref.turnId), ref);
      if (text !== undefined) await chat.send(ref.threadId, { text, parts: [], parent: open.thread.head });
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
    'review/takeBack': async ref => {
      await reviews.takeBack(ref);
    },
    'review/showAll': async ref => {
      await reviews.showAll(...whole(ref));
    },
    'review/acceptAll': async ref => {
      await reviews.acceptAll(...whole(ref));
    },
    'review/undoAll': async ref => {
      await reviews.undoAll(...whole(ref));
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
