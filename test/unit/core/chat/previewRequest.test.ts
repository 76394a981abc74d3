import assert from 'node:assert/strict';
import { CurrentModel } from '../../../../src/core/chat/currentModel.ts';
import { previewRequest } from '../../../../src/core/chat/previewRequest.ts';
import type { PreviewDeps } from '../../../../src/core/chat/previewRequest.ts';
import { createReplyWriter } from '../../../../src/core/chat/writeReply.ts';
import { createAdmit } from '../../../../src/core/context/admitParts.ts';
import { createContextProviders } from '../../../../src/core/context/contextProviders.ts';
import { createOpenAiProvider } from '../../../../src/core/models/openai.ts';
import { TokenRatios } from '../../../../src/core/models/tokenRatios.ts';
import { estimateTokens } from '../../../../src/core/models/tokens.ts';
import { createRedactor } from '../../../../src/core/secrets/redactor.ts';
import { slashCommands } from '../../../../src/core/slash/slashCommands.ts';
import type { RequestPreview } from '../../../../src/shared/requestPreview.ts';
import type { ContextPart, Cut, Thread } from '../../../../src/shared/thread.ts';
import type { ThreadEvent } from '../../../../src/shared/threadEvent.ts';
import { applyThreadEvent, emptyThread } from '../../../../src/shared/threadEvent.ts';
import { accessByName } from '../../../../src/core/context/fileAccess.ts';
import { contextPart } from '../../../../src/core/context/contextPart.ts';
import type { ModelServer } from '../../../support/modelServer.ts';
import { startModelServer } from '../../../support/modelServer.ts';
import { ALNUM, chance } from '../../../support/sampleSecrets.ts';
import { checkGolden } from '../context/golden.ts';
import type { TestProject } from '../context/testProject.ts';
import { testProject } from '../context/testProject.ts';

describe('the preview of a request', () => {
  let server: ModelServer;
  let project: TestProject;
  const kept = new Map<string, readonly ContextPart[]>();
  let ratios = new TokenRatios();
  /** How many tokens the model says that a prompt had. */
  let told = 0;

  before(async () => {
    server = await startModelServer({
      reply: () => ({ tokens: ['Fine.'], usage: { prompt_tokens: told, completion_tokens: 1 } }),
    });
    project = await testProject({
      'src/price.ts': 'export function net(gross: number): number {\n  return gross / 1.19;\n}\n',
      '.env': 'KEY=value-of-the-key\n',
      'x/two.ts': '',
      'y/two.ts': '',
      'src/long.ts': Array.from({ length: 60 }, (_, i) => `export function f${i}() {\n  return ${i};\n}\n`).join('\n'),
    });
  });
  beforeEach(() => {
    ratios = new TokenRatios();
  });
  after(() => server.close());

  const depsOf = (window: number): PreviewDeps => {
    const deps = { workspace: project.workspace, index: project.index };
    const redactor = createRedactor({ series: 'abc' });
    const choice = { baseUrl: server.url, model: 'gpt-4o' };
    return {
      ...deps,
      model: new CurrentModel(
        () => choice,
        baseUrl => createOpenAiProvider({ id: 'openai', baseUrl, label: 'the server' }),
      ),
      providers: createContextProviders(deps),
      commands: slashCommands(deps),
      redact: text => redactor.redact(text).text,
      // Every time the user says no.
      admit: createAdmit({ access: accessByName, confirm: () => Promise.resolve([]) }),
      contextWindow: () => window,
      countTokens: texts => Promise.resolve(texts.map(estimateTokens)),
      tokenRatio: model => ratios.of(model),
      learnTokens: (model, prompt) => ratios.learn(model, prompt),
      editorName: 'the editor',
      readContext: (_, turnId) => Promise.resolve(kept.get(turnId) ?? []),
      rules: () =>
        Promise.resolve([{ path: 'AGENTS.md', text: 'Rules of this workspace, from AGENTS.md:\n\nUse tabs.' }]),
      price: () => ({ prompt: 2.5, reply: 10 }),
    };
  };
  /** Previews a message, then sends it; what the server got must be what was shown. */
  const check = async (
    text: string,
    { thread = emptyThread('t', 1), parts = [], declined = [], keptBack = [], window = 100_000 }: Partial<Asked> = {},
  ): Promise<{ preview: RequestPreview; cuts: readonly Cut[] }> => {
    const deps = depsOf(window);
    const signal = new AbortController().signal;
    const draft = { thread, text, parts, declined, keptBack, parent: thread.head, model: 'gpt-4o' };
    const preview = await previewRequest(deps, draft, signal);
    const event: ThreadEvent = {
      type: 'turn-start',
      at: 5,
      turn: {
        id: 'now',
        created: 5,
        text: deps.redact(text),
        context: [],
        declined,
        model: 'gpt-4o',
        ...(thread.head ? { parent: thread.head } : {}),
      },
    };
    const now = applyThreadEvent(thread, event);
    const turn = now.turns.at(-1);
    assert.ok(turn);
    let cuts: readonly Cut[] = [];
    const open = { thread: now } as Parameters<ReturnType<typeof createReplyWriter>>[0]['open'];
    const setCuts = (found: readonly Cut[]): Promise<void> => {
      cuts = found;
      return Promise.resolve();
    };
    const setContext = (): Promise<void> => Promise.resolve();
    for await (const event of createReplyWriter(deps)(
      { open, turn, parts, keptBack, isResumed: false, setContext, setCuts },
      signal,
    )) {
      assert.notEqual(event.type, 'failure');
    }
    assert.equal(preview.body, server.requests.at(-1)?.text);
    return { preview, cuts };
  };
  interface Asked {
    readonly thread: Thread;
    readonly parts: readonly ContextPart[];
    readonly declined: readonly string[];
    readonly keptBack: readonly string[];
    readonly window: number;
  }

  it('is byte for byte what the server gets: rules, history, context, a secret, an image', async () => {
    const price = contextPart({
      provider: 'file',
      label: 'price.ts',
      path: 'src/price.ts',
      reason: 'You chose it.',
      text: 'old',
    });
    kept.set('a', [price]);
    const thread = [
      {
        type: 'turn-start' as const,
        at: 1,
        turn: { id: 'a', created: 1, text: 'What is this? 🙂', context: [price], model: 'm' },
      },
      { type: 'turn-delta' as const, turnId: 'a', text: 'A price.' },
    ].reduce<Thread>(applyThreadEvent, emptyThread('t', 1));
    const image = contextPart({
      provider: 'image',
      label: 'a.png',
      reason: 'You attached it.',
      text: 'data:image/png;base64,iVBORw0KGgo=',
    });
    const { preview } = await check(`Is src/price.ts:2 right? The token is ghp_${chance(36, ALNUM)}.`, {
      thread,
      parts: [image],
    });
    assert.equal(preview.secrets, 1);
    checkGolden('context/request.json', `${JSON.stringify(JSON.parse(preview.body ?? ''), null, 2)}\n`);
    assert.deepEqual(
      preview.pieces.map(({ message, kind, label }) => `${message} ${kind}: ${label}`),
      [
        '0 system: Instructions',
        '0 rules: AGENTS.md',
        '1 earlier: What is this? 🙂',
        '2 earlier: A price.',
        '3 question: Your message',
        '3 context: price.ts:1-3',
        '3 image: a.png',
      ],
    );
  });

  it('has not what was declined, though its name stays', async () => {
    const text = 'Is src/price.ts:2 like long.ts:7?';
    const labels = async (...declined: readonly string[]): Promise<readonly string[]> => {
      const { preview } = await check(text, { declined });
      return preview.pieces.filter(({ kind }) => kind === 'context' || kind === 'question').map(({ label }) => label);
    };
    assert.deepEqual(await labels(), ['Your message', 'price.ts:1-3', 'long.ts:5-7']);
    assert.deepEqual(await labels('src/price.ts:2'), ['Your message', 'long.ts:5-7']);
    assert.match(server.requests.at(-1)?.text ?? '', /Is src\/price\.ts:2 like/);
  });

  it('tells what was kept back and what was not found, and the turn gets the same', async () => {
    const pinned = '“key.pem” was not attached: it may hold keys or passwords.';
    const { preview, cuts } = await check('See @file:.env and src/nothing.ts and two.ts', { keptBack: [pinned] });
    assert.deepEqual(cuts, preview.cuts);
    assert.deepEqual(
      cuts.map(({ how, why }) => `${how}: ${why}`),
      [
        `not-attached: ${pinned}`,
        'not-attached: “src/nothing.ts” was not found in this workspace.',
        'not-attached: “.env” was not attached: it may hold keys or passwords.',
        'not-attached: “two.ts” fits several files: x/two.ts, y/two.ts. Name the one you mean with its folder.',
      ],
    );
    assert.doesNotMatch(server.requests.at(-1)?.text ?? '', /value-of-the-key/);
    assert.match(server.requests.at(-1)?.text ?? '', /“key\.pem” was not attached/);
  });

  it('tells what was cut, and the turn gets the same', async () => {
    const long = Array.from({ length: 6 }, (_, i) =>
      contextPart({
        provider: 'folder',
        label: `long${i}.ts`,
        reason: 'It is in the folder.',
        text: `part ${i} `.repeat(400),
      }),
    );
    const { preview, cuts } = await check('What is it about?', { parts: long, window: 4_000 });
    assert.ok(preview.cuts.length > 0);
    assert.deepEqual(cuts, preview.cuts);
    assert.ok(preview.tokens <= preview.room);
  });

  it('is counted as the model has counted before, and leaves room accordingly', async () => {
    const long = contextPart({
      provider: 'file',
      label: 'a.md',
      reason: 'You chose it.',
      text: 'some words '.repeat(9_000),
    });
    const { preview } = await check('What is it about?', { parts: [long] });
    const { tokens: counted } = preview;
    assert.ok(counted > estimateTokens(long.text), String(counted));
    told = counted * 1.5;
    await check('What is it about?', { parts: [long] });
    const ratio = ratios.of('gpt-4o');
    assert.ok(ratio > 1.48 && ratio < 1.5, String(ratio));
    const { preview: next } = await check('What is it about?', { parts: [long] });
    assert.deepEqual([next.tokens, next.room], [Math.round(counted * ratio), preview.room]);
    const window = Math.ceil((counted / 0.75) * 1.2);
    const { preview: last, cuts } = await check('What is it about?', { parts: [long], window });
    assert.deepEqual(
      cuts.map(cut => cut.how),
      ['left-out'],
    );
    assert.ok(last.tokens <= last.room);
  });

  it('sends nothing for what Parley answers itself', async () => {
    const preview = await previewRequest(
      depsOf(10_000),
      { thread: emptyThread('t', 1), text: '/help', parts: [], parent: undefined, model: 'm' },
      new AbortController().signal,
    );
    assert.equal(preview.body, undefined);
    assert.deepEqual(preview.notes, ['Nothing is sent: this is answered by Parley itself.']);
  });
});
