import { answerQuestions } from '../../workers/answerQuestions.ts';
import type { PlanQuestion } from './planClient.ts';
import { planEdit } from './planEdit.ts';

// The entry of the worker thread that applies blocks to big files. Started by `PlanClient` alone.
answerQuestions(({ input, base }: PlanQuestion) => planEdit(input, base));
