import { ContextError } from '../context/contextProvider.ts';
import { createContextProviders } from '../context/contextProviders.ts';
import type { ProviderDeps } from '../context/providerDeps.ts';
import { link } from '../context/link.ts';
import { selection } from '../context/providers/selection.ts';
import { references } from '../context/references.ts';
import { resolveReferences } from '../context/resolveReferences.ts';
import { isTestPath } from '../index/search/testPath.ts';
import { codeTarget } from '../slash/codeTarget.ts';
import type { SlashCall } from '../slash/parseSlash.ts';
import { parseSlash } from '../slash/parseSlash.ts';
import { slashCommands } from '../slash/slashCommands.ts';
import { FileError } from '../workspace.ts';
import type { ContextPart } from '../../shared/thread.ts';
import { indexNote } from './evidence/indexNote.ts';
import { foundByWords, nothingFound } from './evidence/searchEvidence.ts';
import { isAboutProject, projectEvidence } from './evidence/projectEvidence.ts';
import type { Subject } from './evidence/subjects.ts';
import { pathOf, subjectEvidence, subjectsOf, subjectsInWords } from './evidence/subjects.ts';
import { testEvidence } from './evidence/testEvidence.ts';

/**
 * What the built-in index answers where no model is set up: the code that a question names or that its words lead to,
 * with signatures, comments and uses. The panel labels it as the index's. Markdown, piece by piece. Never throws but
 * for an abort.
 */
export async function* indexAnswer(
  question: string,
  context: readonly ContextPart[],
  deps: ProviderDeps,
  signal: AbortSignal,
): AsyncIterable<string> {
  const note = indexNote(deps.index.status());
  if (note !== '') yield `${note}\n\n`;
  const { calls } = parseSlash(question, slashCommands(deps));
  const pieces =
    calls.length === 0 ? answerQuestion(question, context, deps, signal) : answerCommands(calls, context, deps, signal);
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield `${piece}\n\n`;
  }
  yield OFFER;
}

const OFFER =
  '---\nConnect a model to have this explained, changed or written for you: any OpenAI-compatible endpoint, or one on your own machine such as Ollama.\n';
const MOST_SUBJECTS = 4;

/** Commands that only look something up have answered by themselves; those for a model get the evidence instead. */
async function* answerCommands(
  calls: readonly SlashCall[],
  context: readonly ContextPart[],
  deps: ProviderDeps,
  signal: AbortSignal,
): AsyncIterable<string> {
  for (const call of calls) {
    if (call.type === 'unknown' || !ABOUT_CODE.has(call.command.name)) continue;
    const target = await codeTarget(call.args, { text: call.args, context }, deps, signal);
    if (target.type === 'failed') {
      // Of several commands those that failed have said so themselves.
      if (calls.length === 1) yield target.message;
      continue;
    }
    if (call.command.name === 'generate-tests') {
      yield* answerTests(deps, target.parts);
      continue;
    }
    const subjects = await subjectsOf(deps, target.parts);
    if (subjects.length === 0) yield NO_CODE;
    for (const subject of subjects.slice(0, MOST_SUBJECTS)) yield await subjectEvidence(deps, subject);
  }
}

const NO_CODE = 'There is no code in what you attached.';

/** All of a file at once, as its tests are in one file. */
async function* answerTests(deps: ProviderDeps, parts: readonly ContextPart[]): AsyncIterable<string> {
  const subjects = await subjectsOf(deps, parts, { most: Number.POSITIVE_INFINITY });
  // Tests that were attached as a model of style are not what is to be tested.
  const sources = subjects.filter(subject => !isTestPath(pathOf(subject)));
  const files = Map.groupBy(sources.length > 0 ? sources : subjects, pathOf);
  if (files.size === 0) yield NO_CODE;
  for (const [path, inFile] of [...files].slice(0, MOST_SUBJECTS)) yield await testEvidence(deps, path, inFile);
}

const ABOUT_CODE: ReadonlySet<string> = new Set([
  'explain',
  'generate-tests',
  'fix',
  'doc',
  'refactor',
  'review',
  'optimize',
]);

async function* answerQuestion(
  question: string,
  context: readonly ContextPart[],
  deps: ProviderDeps,
  signal: AbortSignal,
): AsyncIterable<string> {
  const providers = createContextProviders(deps);
  const { parts, questions, missing } = await resolveReferences(question, { ...deps, providers }, signal);
  for (const { written, paths } of questions) {
    yield `Several files fit “${written}”: ${paths.map(path => link(path)).join(', ')}. Name the one you mean with its folder.`;
  }
  for (const sentence of missing) yield sentence;
  const named = await subjectsOf(deps, [...parts, ...context]);
  const inWords = named.length > 0 ? named : await subjectsInWords(deps, question);
  const subjects = inWords.length > 0 ? inWords : await subjectsAtHand(deps, question, signal);
  const usesFirst = ABOUT_USES.test(question);
  for (const subject of subjects.slice(0, MOST_SUBJECTS)) yield await subjectEvidence(deps, subject, { usesFirst });
  if (subjects.length === 0 && isAboutProject(question)) {
    yield await projectEvidence(deps);
    return;
  }
  const found = await foundByWords(deps, unresolved(question), subjects, signal);
  if (found !== '') yield found;
  else if (subjects.length + questions.length + missing.length === 0) yield nothingFound(deps.index.status(), question);
}

/** “Where is it used?”, “Who calls it?”: then that comes before the definition. */
const ABOUT_USES = /\b(?:us(?:ed|es|age|ages)|call(?:s|ed|er|ers)|referenc(?:e|es|ed)|depends?)\b/i;

/** What “this” means where nothing is named: the selection, or the function at the cursor. */
async function subjectsAtHand(deps: ProviderDeps, question: string, signal: AbortSignal): Promise<readonly Subject[]> {
  if (!POINTING.test(question) || isAboutProject(question)) return [];
  try {
    return await subjectsOf(deps, await selection(deps).resolve('', signal));
  } catch (error) {
    if (error instanceof ContextError || error instanceof FileError) return [];
    throw error;
  }
}

const POINTING = /\b(?:this|these|here|it|das|dies|hier)\b/i;

/** A question without the paths and names in it: what is left may lead to more. */
function unresolved(question: string): string {
  let rest = '';
  let position = 0;
  for (const { start, end } of references(question)) {
    rest += question.slice(position, start);
    position = Math.max(position, end);
  }
  return rest + question.slice(position);
}
