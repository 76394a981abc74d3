import { parentPort } from 'node:worker_threads';
import type { Answered, Asked } from './workerMessages.ts';

/** Makes this thread the one that a `WorkerClient` of the same types asks. */
export function answerQuestions(answer: (question: never) => unknown): void {
  const reply = async ({ id, question }: Asked<never>): Promise<Answered<unknown>> => {
    try {
      return { id, answer: await answer(question) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) };
    }
  };
  parentPort?.on('message', (asked: Asked<never>) => {
    void reply(asked).then(answered => parentPort?.postMessage(answered));
  });
}
