import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { answerQuestions } from '../workers/answerQuestions.ts';

// The entry of the worker thread that counts tokens. Started by `TokenCounter` alone.
answerQuestions((texts: readonly string[]) => texts.map(countIn));

/** Names of special tokens in a text are words like any other. */
function countIn(text: string): number {
  return pieces(text).reduce((sum, piece) => sum + countTokens(piece, { disallowedSpecial: NONE }), 0);
}

const NONE: Set<string> = new Set();

/** The time for a run without a break grows with the square of its length, to half a minute for 200 KB: those are cut. */
function pieces(text: string): readonly string[] {
  return text.split(LONG_RUNS).flatMap((piece, i) => (i % 2 === 1 ? (piece.match(SLICES) ?? []) : [piece]));
}

const LONG_RUNS = /([\p{L}\p{M}]{400,}|[^\s\p{L}\p{N}]{400,}|\s{400,})/u;
const SLICES = /[^]{1,200}/gu;
