import type { GrammarState, LanguageRegistration, ThemedToken } from '@shikijs/core';
import { codeToTokensBase, createShikiPrimitive, getLastGrammarState } from '@shikijs/core';
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript';
import type { FromWorker, Run, ToWorker } from './messages.ts';
import { theme } from './theme.ts';

/** Colours code off the page's thread, line by line: each batch of lines goes on from the grammar's state before it. */
const shiki = createShikiPrimitive({
  themes: [theme],
  langs: [],
  engine: createJavaScriptRegexEngine({ forgiving: true, target: 'ES2024' }),
});

/** One after the other, so that the lines of a block keep their order while a grammar is fetched. */
let work: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'lines') work = work.then(() => color(data)).catch(() => undefined);
  else if (data.type === 'forget') states.delete(data.block);
  else wanted.get(data.name)?.resolve(data.json);
});

type Lines = Extract<ToWorker, { type: 'lines' }>;

const states = new Map<number, GrammarState>();

async function color({ block, grammar, from, lines }: Lines): Promise<void> {
  await load(grammar);
  const before = from === 0 ? undefined : states.get(block);
  const tokens = codeToTokensBase(shiki, lines.join('\n'), {
    lang: grammar,
    theme: theme.name ?? '',
    tokenizeMaxLineLength: LONGEST_LINE,
    ...(before ? { grammarState: before } : {}),
  });
  const after = getLastGrammarState(shiki, tokens);
  if (after) states.set(block, after);
  send({ type: 'runs', block, from, runs: tokens.map(runsOf) });
}

/** Longer lines are data, and would hold up all others. */
const LONGEST_LINE = 2_000;

/** Neighbours of the same colour as one run: a third as many elements on the page. */
function runsOf(tokens: readonly ThemedToken[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { content, color = '', fontStyle } of tokens) {
    const last = runs.at(-1);
    const font = Math.max(0, fontStyle ?? 0);
    const isSame = last && (content.trim() === '' || (last[1] === color && last[2] === font));
    if (isSame) runs[runs.length - 1] = [last[0] + content.length, last[1], last[2]];
    else runs.push([content.length, color, font]);
  }
  return runs;
}

const loaded = new Map<string, Promise<void>>();
const wanted = new Map<string, PromiseWithResolvers<string | undefined>>();

function load(name: string): Promise<void> {
  const known = loaded.get(name);
  if (known) return known;
  const loading = fetchGrammar(name);
  loaded.set(name, loading);
  return loading;
}

/** Grammars that embed each other are asked for together; a missing one leaves its parts plain. */
async function fetchGrammar(name: string): Promise<void> {
  const answer = Promise.withResolvers<string | undefined>();
  wanted.set(name, answer);
  send({ type: 'want', name });
  const json = await answer.promise;
  if (json === undefined) throw new Error(`There is no grammar ${name}.`);
  // The file is one of ours, written by the build from a registration.
  const grammar = JSON.parse(json) as LanguageRegistration;
  const embedded = (grammar.embeddedLangs ?? []).filter(it => !loaded.has(it));
  await Promise.allSettled(embedded.map(load));
  shiki.loadLanguageSync({ ...grammar, embeddedLangs: [], embeddedLangsLazy: [] });
}

function send(message: FromWorker): void {
  postMessage(message, {});
}
