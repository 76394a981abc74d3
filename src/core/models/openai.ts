import { FailureError, failures } from '../errors.ts';
import { readAnswer, readModels } from './answer.ts';
import { readEndpoint } from './endpoint.ts';
import { factsOfError, factsOfObject } from './errorFacts.ts';
import type { ModelEvent, ModelInfo, ModelProvider, ModelRequest } from './modelProvider.ts';
import { openAiClient } from './openaiClient.ts';
import type { Credentials, OpenAiClient } from './openaiClient.ts';
import { understand } from './problem.ts';
import type { Problem } from './problem.ts';
import { RefusedParameters } from './refusedParameters.ts';
import { ReplyTally } from './replyTally.ts';
import { requestBody } from './requestBody.ts';
import { retryWait } from './retry.ts';
import { scrub } from './scrub.ts';
import { pause, startTimer } from './timers.ts';
import type { StartTimer } from './timers.ts';
import { DEFAULT_PATIENCE, Watchdog } from './watchdog.ts';
import type { Patience } from './watchdog.ts';

/** Any endpoint that speaks the chat-completions protocol. */
export function createOpenAiProvider(options: OpenAiOptions): ModelProvider {
  const setup: Setup = {
    refused: new RefusedParameters(),
    patience: DEFAULT_PATIENCE,
    startTimer,
    wait: pause,
    now: Date.now,
    random: Math.random,
    ...options,
  };
  return {
    id: options.id,
    label: options.label ?? options.baseUrl,
    body: request => JSON.stringify(requestBody(request, setup.refused)),
    stream: (request, signal) => streamReply(setup, request, signal),
    list: signal => listModels(setup, signal),
  };
}

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

type Setup = OpenAiOptions &
  Required<Pick<OpenAiOptions, 'refused' | 'patience' | 'startTimer' | 'wait' | 'now' | 'random'>>;

/** What one attempt holds, to be let go when it ends. */
interface Attempt {
  readonly signal: AbortSignal;
  readonly watchdog: Watchdog;
  key: string;
}

async function* streamReply(setup: Setup, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const reply = new ReplyTally(request, setup.now);
  let retries = 0;
  const isStopped = (): boolean => signal.aborted;
  while (!isStopped()) {
    const control = new AbortController();
    const attempt: Attempt = {
      signal: AbortSignal.any([signal, control.signal]),
      watchdog: new Watchdog(setup.patience, setup.startTimer),
      key: '',
    };
    let retryIn: number;
    try {
      yield* readReply(setup, request, reply, attempt);
      if (!isStopped()) yield reply.end(hostOf(setup));
      return;
    } catch (error) {
      if (isStopped()) return;
      if (reply.isFinished) {
        yield reply.end(hostOf(setup));
        return;
      }
      const problem = problemOf(error, setup, request.model, attempt);
      if (reply.isEmpty && problem.refused && setup.refused.learn(request.model, problem.refused)) continue;
      // Once text was shown, only a person sends again.
      const mayRetry = reply.isEmpty && problem.isPassing;
      const wait = mayRetry ? retryWait(retries, problem.askedWait, setup.random) : undefined;
      if (wait === undefined) {
        yield { type: 'failure', failure: problem.failure };
        return;
      }
      retryIn = wait;
    } finally {
      control.abort();
      attempt.watchdog.dispose();
    }
    retries++;
    yield { type: 'waiting', seconds: 0, retryIn };
    await setup.wait(retryIn, signal);
  }
}

async function* readReply(
  setup: Setup,
  request: ModelRequest,
  reply: ReplyTally,
  attempt: Attempt,
): AsyncGenerator<ModelEvent, void> {
  const body = requestBody(request, setup.refused);
  const asking = connect(setup, attempt).then(client => client.complete(body, attempt.signal));
  const response = yield* patiently(asking, attempt, setup);
  const chunks = readAnswer(response, hostOf(setup));
  for (;;) {
    const { value, done } = yield* patiently(chunks.next(), attempt, setup);
    if (done) {
      yield* reply.close(value);
      return;
    }
    if (value.error !== undefined) throw new ErrorInStream(value.error);
    for (const event of reply.take(value)) {
      if (attempt.signal.aborted) return;
      yield event;
    }
    if (value.text || value.reasoning) attempt.watchdog.feed();
    else if (value.finishReason) attempt.watchdog.expectEnd(LAST_WORDS);
    if (reply.isTooLong) throw new FailureError(failures.answerTooLarge(hostOf(setup), 'the whole reply'));
  }
}

/** How long, in seconds, a server that gave its finish reason may take for the usage and the end. */
const LAST_WORDS = 2;

/** An error object that came where a chunk was expected. */
class ErrorInStream extends Error {
  readonly body: unknown;

  constructor(body: unknown) {
    super('error event');
    this.body = body;
  }
}

/** Waits for a promise and says aloud when it takes long. Throws when it takes too long, or when the signal is aborted. */
async function* patiently<T>(promise: Promise<T>, attempt: Attempt, setup: Setup): AsyncGenerator<ModelEvent, T> {
  const settled = promise.then(value => ({ value }));
  const abort = abortOf(attempt.signal);
  // If the wait ends before they do, nobody is left to hear that they fail.
  settled.catch(() => undefined);
  try {
    for (;;) {
      const result = await Promise.race([settled, attempt.watchdog.alarm, abort.promise]);
      if ('value' in result) return result.value;
      if (result.isOver) throw new FailureError(failures.stalled(hostOf(setup), result.silence));
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

async function listModels(setup: Setup, signal: AbortSignal): Promise<readonly ModelInfo[]> {
  const control = new AbortController();
  const attempt: Attempt = {
    signal: AbortSignal.any([signal, control.signal]),
    watchdog: new Watchdog(LIST_PATIENCE, setup.startTimer),
    key: '',
  };
  try {
    const asking = connect(setup, attempt).then(client => client.models(attempt.signal));
    const models = asking.then(response => readModels(response, hostOf(setup)));
    const waiting = patiently(models, attempt, setup);
    for (;;) {
      const { value, done } = await waiting.next();
      if (done) return value;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw new FailureError(problemOf(error, setup, 'models', attempt).failure);
  } finally {
    control.abort();
    attempt.watchdog.dispose();
  }
}

const LIST_PATIENCE: Patience = { first: 20, between: 20, giveUp: 20 };

async function connect(setup: Setup, attempt: Attempt): Promise<OpenAiClient> {
  const endpoint = readEndpoint(setup.baseUrl, setup.allowInsecure);
  if ('code' in endpoint) throw new FailureError(endpoint);
  attempt.key = (await readKey(setup, endpoint.host)).trim();
  return openAiClient(endpoint, { ...setup, key: attempt.key });
}

async function readKey({ key }: Setup, host: string): Promise<string> {
  try {
    return (await key?.()) ?? '';
  } catch (error) {
    throw new FailureError(failures.keyUnreadable(host, String(error)));
  }
}

function problemOf(error: unknown, setup: Setup, model: string, { key }: Attempt): Problem & { askedWait?: number } {
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

function hostOf({ baseUrl, allowInsecure }: Setup): string {
  const endpoint = readEndpoint(baseUrl, allowInsecure);
  return 'code' in endpoint ? baseUrl : endpoint.host;
}
