import { FailureError } from '../errors.ts';
import { endpointFailures } from './endpointFailures.ts';
import { readAnswer, readModels } from './answer.ts';
import { askOnce } from './askOnce.ts';
import { connect, ErrorInStream, hostOf, patiently, problemOf, setupOf } from './attempt.ts';
import type { Attempt, OpenAiOptions, Setup } from './attempt.ts';
import type { ModelEvent, ModelProvider, ModelRequest } from './modelProvider.ts';
import { ReplyTally } from './replyTally.ts';
import { requestBody } from './requestBody.ts';
import { retryWait } from './retry.ts';
import { Watchdog } from './watchdog.ts';

/** Any endpoint that speaks the chat-completions protocol. */
export function createOpenAiProvider(options: OpenAiOptions): ModelProvider {
  const setup = setupOf(options);
  return {
    id: options.id,
    label: options.label ?? options.baseUrl,
    body: request => JSON.stringify(requestBody(request, setup.refused)),
    stream: (request, signal) => streamReply(setup, request, signal),
    list: signal =>
      askOnce(
        setup,
        {
          model: 'models',
          patience: LIST_PATIENCE,
          ask: async (client, own) => readModels(await client.models(own), hostOf(setup)),
        },
        signal,
      ),
  };
}

/** Seconds. */
const LIST_PATIENCE = 20;

async function* streamReply(setup: Setup, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const reply = new ReplyTally(request, setup.now, setup.price(request.model));
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
    if (reply.isTooLong) throw new FailureError(endpointFailures.answerTooLarge(hostOf(setup), 'the whole reply'));
  }
}

/** How long, in seconds, a server that gave its finish reason may take for the usage and the end. */
const LAST_WORDS = 2;
