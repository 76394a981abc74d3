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

  badAddress: (address: string): Failure => ({
    code: 'ai_provider_error',
    message: `“${address}” is not the address of an endpoint.`,
    advice: 'Enter one that begins with https://, for example https://api.openai.com/v1.',
    details: '',
  }),
  insecureAddress: (host: string): Failure => ({
    code: 'ai_provider_error',
    message: `The address of ${host} begins with http://, so anybody on the way could read the key and the code.`,
    advice: 'Use https://, or allow plain http for this endpoint in the settings.',
    details: '',
  }),
  keyMissing: (host: string): Failure => ({
    code: 'unauthorized',
    message: `There is no key for ${host}.`,
    advice: 'Enter it with “Parley: Connect a Model…”.',
    details: '',
  }),
  keyUnreadable: (host: string, details: string): Failure => ({
    code: 'unauthorized',
    message: `The key for ${host} could not be read.`,
    advice: 'Unlock the system’s keyring, or enter the key again.',
    details,
  }),
  keyMalformed: (host: string): Failure => ({
    code: 'unauthorized',
    message: `The key for ${host} has characters that no key has.`,
    advice: 'Copy it again, without blanks or line breaks.',
    details: '',
  }),
  keyRefused: (host: string, details: string): Failure => ({
    code: 'unauthorized',
    message: `${host} did not accept the key.`,
    advice: 'Check the key, and that it belongs to this endpoint.',
    details,
  }),
  notAllowed: (host: string, model: string, details: string): Failure => ({
    code: 'unauthorized',
    message: `${host} does not let this key use ${model}.`,
    advice: 'Choose another model, or ask who manages the account.',
    details,
  }),
  modelNotFound: (host: string, model: string, details: string): Failure => ({
    code: 'model_not_found',
    message: `${host} has no model “${model}”.`,
    advice: 'Choose a model from the list, or check the name.',
    details,
  }),
  wrongPath: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `${host} answers, but there is no chat endpoint at this address.`,
    advice: 'Check the address: it usually ends in /v1.',
    details,
  }),
  noTranscription: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `${host} cannot write down recordings.`,
    advice: 'Choose an endpoint that can (`/audio/transcriptions`), or attach the words as text.',
    details,
  }),
  noTranscriptionModel: (host: string, model: string, details: string): Failure => ({
    code: 'model_not_found',
    message: `${host} has no model “${model}” to write down recordings.`,
    advice: 'Set the name of one that it has in the setting parley.model.transcriptionModel.',
    details,
  }),
  recordingTooLarge: (host: string, details: string): Failure => ({
    code: 'message_too_long',
    message: `The recording is larger than ${host} accepts.`,
    advice: 'Attach a part of it, or make it smaller: speech needs no more than 32 kbit/s.',
    details,
  }),
  noEndpoint: (what: string): Failure => ({
    code: 'ai_provider_error',
    message: `${what} needs an endpoint, and none is set up.`,
    advice: 'Connect a model first.',
    details: '',
  }),
  promptTooLong: (model: string, details: string): Failure => ({
    code: 'insufficient_tokens',
    message: `The request is longer than ${model} can take.`,
    advice: 'Remove some context, summarise the thread, or choose a model with a larger window.',
    details,
  }),
  imagesRefused: (model: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `${model} does not take images.`,
    advice: 'Remove the image, or choose a model that can see.',
    details,
  }),
  requestTooLarge: (host: string, details: string): Failure => ({
    code: 'insufficient_tokens',
    message: `The request is larger than ${host} accepts.`,
    advice: 'Remove some context or attachments and send it again.',
    details,
  }),
  rateLimited: (host: string, details: string, retryAt?: number): Failure => ({
    code: 'rate_limit_exceeded',
    message: `${host} takes no more requests for now.`,
    advice: retryAt === undefined ? 'Wait a moment and retry.' : 'Retry when the time is up, or choose another model.',
    details,
    ...(retryAt === undefined ? {} : { retryAt }),
  }),
  quotaSpent: (host: string, details: string): Failure => ({
    code: 'rate_limit_exceeded',
    message: `The account at ${host} has nothing left to spend.`,
    advice: 'Check the plan and billing there, or choose another model.',
    details,
  }),
  refusedRequest: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `${host} did not accept the request.`,
    advice: 'See the details; another model or other parameters may help.',
    details,
  }),
  serverFailed: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `${host} had an error of its own.`,
    advice: 'Retry in a moment.',
    details,
  }),
  serverBusy: (host: string, details: string, retryAt?: number): Failure => ({
    code: 'ai_provider_error',
    message: `${host} is overloaded or down for the moment.`,
    advice: 'Retry in a moment, or choose another model.',
    details,
    ...(retryAt === undefined ? {} : { retryAt }),
  }),
  hostNotFound: (host: string, details: string): Failure => ({
    code: 'offline',
    message: `${host} could not be found.`,
    advice: 'Check the network connection and the address of the endpoint.',
    details,
  }),
  notListening: (host: string, details: string): Failure => ({
    code: 'offline',
    message: `Nothing answers at ${host}.`,
    advice: 'Start the model server, or check the address and port.',
    details,
  }),
  unreachable: (host: string, details: string): Failure => ({
    code: 'offline',
    message: `${host} could not be reached.`,
    advice: 'Check the network connection and retry; your message is kept.',
    details,
  }),
  connectionLost: (host: string, details: string): Failure => ({
    code: 'offline',
    message: `The connection to ${host} was lost.`,
    advice: 'Retry, or continue the reply from where it stopped.',
    details,
  }),
  badCertificate: (host: string, details: string): Failure => ({
    code: 'offline',
    message: `The certificate of ${host} is not trusted here.`,
    advice: 'If your company signs its own certificates, add its authority to the system’s and restart the editor.',
    details,
  }),
  notSecure: (host: string, details: string): Failure => ({
    code: 'offline',
    message: `No secure connection to ${host} could be made.`,
    advice: 'Check whether the address should begin with http:// instead, and which port it needs.',
    details,
  }),
  proxyRefused: (host: string, details: string): Failure => ({
    code: 'offline',
    message: `The proxy on the way to ${host} asks for a name and password.`,
    advice: 'Set the proxy in the editor’s settings (http.proxy).',
    details,
  }),
  redirected: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `${host} sends requests on to another address; the message was not sent there.`,
    advice: 'If you trust the new address, enter it as the endpoint.',
    details,
  }),
  notOpenAi: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `This is not an OpenAI-style answer from ${host}.`,
    advice: 'Check the address; a proxy or a login page may stand in between.',
    details,
  }),
  emptyAnswer: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `The answer from ${host} was empty.`,
    advice: 'Retry, or choose another model.',
    details,
  }),
  unreadableAnswer: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `A part of the answer from ${host} could not be read.`,
    advice: 'What came before it is kept; retry, or continue the reply.',
    details,
  }),
  answerTooLarge: (host: string, details: string): Failure => ({
    code: 'ai_provider_error',
    message: `The answer from ${host} was larger than any reply should be, so it was stopped.`,
    advice: 'What came before is kept; retry, or choose another model.',
    details,
  }),
  stalled: (host: string, seconds: number): Failure => ({
    code: 'stalled',
    message: `Nothing came from ${host} for ${count(seconds)} seconds.`,
    advice: 'Retry, or allow a longer wait in the settings.',
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
