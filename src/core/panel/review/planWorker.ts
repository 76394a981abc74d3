import { parentPort } from 'node:worker_threads';
import type { PlanQuestion } from './planClient.ts';
import { planEdit } from './planEdit.ts';

// The entry of the worker thread that applies blocks to big files. Started by `PlanClient` alone.
parentPort?.on('message', ({ input, base }: PlanQuestion) => parentPort?.postMessage(planEdit(input, base)));
