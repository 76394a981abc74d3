import { LIMITS } from '../shared/thread.ts';
import type { Failure } from '../shared/thread.ts';
import { FileError } from './workspace.ts';

/** All that can go wrong, in words for a person: what happened and what to do. */
export const failures = {
  emptyMessage: (): Failure => ({
    code: 'invalid_message',
    message: 'There is nothing to send.',
    advice: 'Type a question or pick some context first.',
    details: '',
  }),
  messageTooLong: (length: number): Failure => ({
    code: 'message_too_long',
    message: `The message is ${count(length)} characters long; the limit is ${count(LIMITS.message)}.`,
    advice: 'Shorten it, or attach the long part as a file. Your draft is kept.',
    details: '',
  }),
  tooManyMessages: (perMinute: number, retryAt: number): Failure => ({
    code: 'rate_limit_exceeded',
    message: `That was more than ${count(perMinute)} messages in a minute.`,
    advice: 'Wait a moment and send it again, or raise the limit in the settings.',
    details: '',
    retryAt,
  }),
  threadNotFound: (threadId: string): Failure => ({
    code: 'thread_not_found',
    message: 'This thread is not there any more.',
    advice: 'Look for it in the trash, or start a new thread.',
    details: `thread ${threadId}`,
  }),
  /** The message and what must go with it are larger than the model's window. */
  notEnoughRoom: (tokens: number, window: number): Failure => ({
    code: 'insufficient_tokens',
    message: `The request has about ${count(tokens)} tokens; the model takes ${count(window)}.`,
    advice: 'Remove some context, summarise the thread, or choose a model with a larger window.',
    details: '',
  }),
  budgetSpent: (spent: number, budget: number): Failure => ({
    code: 'rate_limit_exceeded',
    message: `The budget is spent: $${spent.toFixed(2)} of $${budget.toFixed(2)}.`,
    advice: 'Raise the budget in the settings, or choose a model on your own machine.',
    details: '',
  }),
  noModel: (): Failure => ({
    code: 'model_not_found',
    message: 'No model is set up yet.',
    advice: 'Choose an endpoint and a model in the settings.',
    details: '',
  }),
  nothingToSummarise: (): Failure => ({
    code: 'invalid_message',
    message: 'There is nothing new to summarise.',
    advice: 'Go on with the chat first.',
    details: '',
  }),
  noSummary: (model: string): Failure => ({
    code: 'ai_provider_error',
    message: `${model} gave no summary.`,
    advice: 'Try again, or look with “Parley: Test Connection” whether it answers.',
    details: '',
  }),
  /** The page asked for something that does not exist, or in the wrong shape. */
  badRequest: (request: string, details: string): Failure => ({
    code: 'invalid_message',
    message: 'The panel asked for something that is not there.',
    advice: 'Close and open the panel; if it happens again, copy the details into a report.',
    details: `${request}: ${details}`,
  }),
  unexpected: (details: string): Failure => ({
    code: 'ai_provider_error',
    message: 'Something went wrong that was not foreseen.',
    advice: 'Retry; if it happens again, copy the details into a report.',
    details,
  }),
} as const;

/** A failure where a value was asked for and there is no stream to put it in. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The failure that an error stands for. An error of our own already has words for a person. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof FileError || isContextError(error))
    return { code: 'invalid_message', message: error.message, advice: '', details: '' };
  return failures.unexpected(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** Of a room that stands to the right of this file: known by its name. */
function isContextError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ContextError';
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
