import { FailureError } from '../errors.ts';
import { endpointFailures } from './endpointFailures.ts';
import { readEndpoint } from './endpoint.ts';
import { factsOfError, factsOfObject } from './errorFacts.ts';
import type { ModelEvent } from './modelProvider.ts';
import { openAiClient } from './openaiClient.ts';
import type { Credentials, OpenAiClient } from './openaiClient.ts';
import { understand } from './problem.ts';
import type { Problem } from './problem.ts';
import { knownModel } from './knownModels.ts';
import type { Price } from './modelProvider.ts';
import { RefusedParameters } from './refusedParameters.ts';
import { scrub } from './scrub.ts';
import { pause, startTimer } from './timers.ts';
import type { StartTimer } from './timers.ts';
import { DEFAULT_PATIENCE } from './watchdog.ts';
import type { Patience, Watchdog } from './watchdog.ts';

export interface OpenAiOptions extends Omit<Credentials, 'key'> {
  readonly id: string;
  /** For people; by default the address. */
  readonly label?: string;
  /** Usually ends in `/v1`. */
  readonly baseUrl: string;
  /** Asked for anew for each request, and sent nowhere but to `baseUrl`. */
  readonly key?: () => Promise<string | undefined> | string | undefined;
  /** Plain http to another machine. */
  readonly allowInsecure?: boolean;
  readonly refused?: RefusedParameters;
  /** What a model costs; by default what is publicly known. */
  readonly price?: (model: string) => Price | undefined;
  readonly patience?: Patience;
  /** Takes secrets out of a server's words, beyond the key itself. */
  readonly redact?: (text: string) => string;
  readonly startTimer?: StartTimer;
  /** Waits before a request is sent again. */
  readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** The same with all that it may leave out. */
export type Setup = OpenAiOptions &
  Required<Pick<OpenAiOptions, 'refused' | 'price' | 'patience' | 'startTimer' | 'wait' | 'now' | 'random'>>;

/** What one attempt holds, to be let go when it ends. */
export interface Attempt {
  readonly signal: AbortSignal;
  readonly watchdog: Watchdog;
  key: string;
}

export function setupOf(options: OpenAiOptions): Setup {
  return {
    refused: new RefusedParameters(),
    price: model => knownModel(model)?.price,
    patience: DEFAULT_PATIENCE,
    startTimer,
    wait: pause,
    now: Date.now,
    random: Math.random,
    ...options,
  };
}

/** An error object that came where a chunk was expected. */
export class ErrorInStream extends Error {
  readonly body: unknown;

  constructor(body: unknown) {
    super('error event');
    this.body = body;
  }
}

/** Waits for a promise and says aloud when it takes long. Throws when it takes too long, or when the signal is aborted. */
export async function* patiently<T>(
  promise: Promise<T>,
  attempt: Attempt,
  setup: Setup,
): AsyncGenerator<ModelEvent, T> {
  const settled = promise.then(value => ({ value }));
  const abort = abortOf(attempt.signal);
  // If the wait ends before they do, nobody is left to hear that they fail.
  settled.catch(() => undefined);
  try {
    for (;;) {
      const result = await Promise.race([settled, attempt.watchdog.alarm, abort.promise]);
      if ('value' in result) return result.value;
      if (result.isOver) throw new FailureError(endpointFailures.stalled(hostOf(setup), result.silence));
      yield { type: 'waiting', seconds: result.silence };
    }
  } finally {
    abort.dispose();
  }
}

function abortOf(signal: AbortSignal): { readonly promise: Promise<never>; dispose(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(new Error('aborted'));
  promise.catch(() => undefined);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return { promise, dispose: () => signal.removeEventListener('abort', onAbort) };
}

/** The endpoint, with its key read anew. */
export async function connect(setup: Setup, attempt: Attempt): Promise<OpenAiClient> {
  const endpoint = readEndpoint(setup.baseUrl, setup.allowInsecure);
  if ('code' in endpoint) throw new FailureError(endpoint);
  attempt.key = (await readKey(setup, endpoint.host)).trim();
  return openAiClient(endpoint, { ...setup, key: attempt.key });
}

async function readKey({ key }: Setup, host: string): Promise<string> {
  try {
    return (await key?.()) ?? '';
  } catch (error) {
    throw new FailureError(endpointFailures.keyUnreadable(host, String(error)));
  }
}

/** What went wrong, in words without the key. */
export function problemOf(
  error: unknown,
  setup: Setup,
  model: string,
  { key }: Attempt,
): Problem & { askedWait?: number } {
  const clean = (text: string): string => scrub(text, [key], setup.redact);
  if (error instanceof FailureError) {
    return { failure: { ...error.failure, details: clean(error.failure.details) }, isPassing: false };
  }
  const facts = error instanceof ErrorInStream ? factsOfObject(error.body) : factsOfError(error, setup.now());
  const asked = { host: hostOf(setup), model, hasKey: key !== '' };
  const problem = understand({ ...facts, details: clean(facts.details) }, asked);
  if (facts.askedWait === undefined || !problem.isPassing) return problem;
  const retryAt = setup.now() + facts.askedWait * 1000;
  return { ...problem, failure: { ...problem.failure, retryAt }, askedWait: facts.askedWait };
}

/** For people. */
export function hostOf({ baseUrl, allowInsecure }: Setup): string {
  const endpoint = readEndpoint(baseUrl, allowInsecure);
  return 'code' in endpoint ? baseUrl : endpoint.host;
}
