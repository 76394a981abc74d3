import type { LineRange } from '../../core/edits/applyHints.ts';
import type { Candidate } from '../../core/edits/refusal.ts';
import type { ApplyInput } from '../../core/edits/applyReply.ts';
import { applyReply } from '../../core/edits/applyReply.ts';
import type { ApplyChoice, BlockRef } from '../../core/panel/reviews.ts';
import type { PlanClient } from '../../core/panel/review/planClient.ts';
import type { Proposal } from '../../core/panel/review/proposals.ts';
import type { ReviewMemory } from '../../core/panel/review/reviewMemory.ts';
import { FileError } from '../../core/workspace.ts';
import type { ContextItem, Turn } from '../../shared/thread.ts';
import type { ReviewTargets, Target } from './reviewTargets.ts';

/** What accepting a review does to its file. */
export type FileChange =
  { readonly type: 'edit' | 'create' | 'delete' } | { readonly type: 'rename'; readonly to: Target };

/** What a proposal comes to in the workspace as it is now. */
export type ReviewPlan =
  | {
      readonly type: 'change';
      readonly target: Target;
      readonly change: FileChange;
      readonly before: string;
      readonly after: string;
      readonly notes: readonly string[];
    }
  | { readonly type: 'unchanged' }
  | {
      readonly type: 'refused';
      readonly target: Target;
      readonly message: string;
      readonly candidates: readonly Candidate[];
      readonly fitting: { readonly count: number; readonly of: number } | undefined;
      /** What the reply would make of the text it was made for, where the user has changed that since. */
      readonly proposed: string | undefined;
    };

export interface PlanRequest {
  readonly ref: BlockRef;
  readonly turn: Turn;
  readonly proposal: Proposal;
  readonly path: string;
  readonly choice: ApplyChoice;
  /** The places that `choice.candidate` counts. */
  readonly places: readonly Candidate[];
}

export interface ReviewPlannerDeps {
  readonly targets: ReviewTargets;
  readonly memory: ReviewMemory;
  readonly plans: PlanClient;
  readonly restore: (text: string) => { readonly text: string; readonly missing: readonly string[] };
}

/** Finds out what proposals would change in the workspace as it is now. */
export class ReviewPlanner {
  readonly #deps: ReviewPlannerDeps;

  constructor(deps: ReviewPlannerDeps) {
    this.#deps = deps;
  }

  /** Throws `FileError` where the file must not or cannot be changed. */
  async plan({ ref, turn, proposal, path, choice, places }: PlanRequest): Promise<ReviewPlan> {
    const { targets, memory, plans } = this.#deps;
    const target = await targets.find(path, turn.context);
    const known = await memory.of(ref.threadId, ref.turnId, ref.block, ref.file ?? 0);
    const place = choice.candidate === undefined ? undefined : places[choice.candidate];
    const context = turn.context.flatMap(item => linesIn(item, path));
    const input: PlanInput = {
      proposal,
      target,
      text: target.document?.getText() ?? '',
      // The text is remembered under the name that the reply gave; another file was chosen by the user.
      base: known?.path === path ? known.base : undefined,
      code: this.#restored(proposal.block.code),
      hints: {
        info: proposal.block.info,
        isClosed: proposal.block.isClosed,
        ...(context.length > 0 ? { context } : {}),
        ...(place ? { place } : {}),
        ...(choice.isPartial ? { isPartial: true } : {}),
      },
    };
    if (!target.document) return this.#planNewFile(input);
    switch (proposal.wish.type) {
      case 'delete':
        return planDelete(input);
      case 'create':
        if (input.text === this.#restored(proposal.wish.text)) return { type: 'unchanged' };
        throw new FileError('denied', `The reply makes ${path}, but there is such a file already.`);
      case 'rename':
        return planRename(plans, input, await targets.find(proposal.wish.to, turn.context), proposal.wish.isEdited);
      case 'edit':
        return planText(plans, input, { type: 'edit' });
    }
  }

  #planNewFile({ proposal, target, code, hints }: PlanInput): ReviewPlan {
    const { wish, block } = proposal;
    const made = (after: string): ReviewPlan => {
      return { type: 'change', target, change: { type: 'create' }, before: '', after, notes: [] };
    };
    if (wish.type === 'create') return made(this.#restored(wish.text));
    if (wish.type === 'delete') return { type: 'unchanged' };
    const { path } = target;
    const result = applyReply({ path, language: block.language, text: '', block: code, hints });
    if (wish.type === 'edit' && result.type === 'edits') return made(result.text);
    throw new FileError('missing', `There is no file ${path} in this workspace, and the reply changes a part of it.`);
  }

  /** Secrets were taken out before the model saw the code; here they come back, or nothing is applied. */
  #restored(code: string): string {
    const { text, missing } = this.#deps.restore(code);
    if (missing.length === 0) return text;
    throw new FileError(
      'denied',
      `The code holds ${missing.join(', ')} in place of a secret that is not known here any more. Put the secret in by hand: copy the code and insert it.`,
    );
  }
}

/** All that decides what a proposal comes to. */
interface PlanInput {
  readonly proposal: Proposal;
  readonly target: Target;
  readonly text: string;
  /** The target's text when the reply was made, if that is known. */
  readonly base: string | undefined;
  /** The block's code, secrets put back. */
  readonly code: string;
  readonly hints: NonNullable<ApplyInput['hints']>;
}

function planDelete({ target, text, base }: PlanInput): ReviewPlan {
  const notes = base === undefined || base === text ? [] : ['The file changed since the reply was made.'];
  return { type: 'change', target, change: { type: 'delete' }, before: text, after: '', notes };
}

async function planRename(plans: PlanClient, input: PlanInput, to: Target, isEdited: boolean): Promise<ReviewPlan> {
  const { target, text } = input;
  if (to.document) {
    throw new FileError('denied', `${target.path} cannot be called ${to.path}: there is such a file already.`);
  }
  const change = { type: 'rename', to } as const;
  const plan = isEdited ? await planText(plans, input, change) : undefined;
  return plan && plan.type !== 'unchanged'
    ? plan
    : { type: 'change', target, change, before: text, after: text, notes: [] };
}

async function planText(plans: PlanClient, input: PlanInput, change: FileChange): Promise<ReviewPlan> {
  const { target, text, base, code, hints } = input;
  const { path, document } = target;
  const plan = await plans.plan({ path, language: document?.languageId ?? '', text, block: code, hints }, base);
  switch (plan.type) {
    case 'edits': {
      const doubt = plan.confidence < CERTAIN ? ['Look twice: the place was found by likeness.'] : [];
      return { type: 'change', target, change, before: text, after: plan.text, notes: [...plan.notes, ...doubt] };
    }
    case 'unchanged':
      return { type: 'unchanged' };
    case 'refused':
      return { ...plan, target, fitting: plan.fitting, proposed: undefined };
    case 'conflict': {
      const { message, proposed } = plan;
      return { type: 'refused', target, message, candidates: [], fitting: undefined, proposed };
    }
  }
}

/** Below this an edit is shown with a word of doubt. */
const CERTAIN = 0.8;

function linesIn({ path, startLine, endLine }: ContextItem, wanted: string): readonly LineRange[] {
  return path === wanted && startLine !== undefined && endLine !== undefined ? [{ startLine, endLine }] : [];
}
