import type { BlockState, PanelState } from '../../src/shared/panelState.ts';
import { blockKey, emptyPanelState } from '../../src/shared/panelState.ts';
import type { ThreadSummary } from '../../src/shared/threadSummary.ts';
import type { ContextItem, Failure, Turn } from '../../src/shared/thread.ts';
import { emptyThread } from '../../src/shared/threadEvent.ts';

/** States of the panel for pictures, accessibility checks and measurements, by name. */
export function panelStates(): Readonly<Record<string, PanelState>> {
  return {
    empty: { ...base(), editor: EDITOR },
    firstRun: {
      ...base(),
      model: { isConfigured: false, endpoint: '', name: '', connection: 'unknown' },
      index: { ...base().index, phase: 'symbols', done: 1_200, total: 5_000 },
    },
    thread: withBlocks(withTurns([QUESTION]), [{ ...BLOCK, status: 'reviewing', hunks: { pending: 2, total: 2 } }]),
    ready: withBlocks(withTurns([QUESTION]), [BLOCK]),
    kept: withBlocks(withTurns([QUESTION]), [{ ...BLOCK, status: 'kept' }]),
    refused: withBlocks(withTurns([QUESTION]), [
      {
        ...BLOCK,
        status: 'refused',
        message: 'The code fits in two places.',
        candidates: [
          { startLine: 12, endLine: 20, why: 'retry()' },
          { startLine: 48, endLine: 56, why: 'retryAll()' },
        ],
      },
    ]),
    thinking: withTurns([{ ...QUESTION, reply: '', outcome: undefined, usage: undefined }]),
    writing: withTurns([{ ...QUESTION, reply: REPLY.slice(0, 560), outcome: undefined, usage: undefined }]),
    markdown: withTurns([{ ...QUESTION, text: 'Show me everything', context: [], reply: EVERYTHING }]),
    failed: withTurns([
      { ...QUESTION, outcome: { type: 'failed', failure: RATE_LIMIT, ended: NOON }, reply: 'The retry wrapper' },
    ]),
    unauthorized: withTurns([
      { ...QUESTION, outcome: { type: 'failed', failure: UNAUTHORIZED, ended: NOON }, reply: '' },
    ]),
    interrupted: withTurns([{ ...QUESTION, outcome: { type: 'interrupted', ended: NOON } }]),
    stopped: withTurns([{ ...QUESTION, outcome: { type: 'stopped', ended: NOON } }]),
    stalled: {
      ...withTurns([{ ...QUESTION, reply: 'The retry', outcome: undefined, usage: undefined }]),
      stall: { turnId: QUESTION.id, seconds: 20 },
      queue: [
        { id: 'q1', text: 'And add a test for it' },
        { id: 'q2', text: 'Then explain the backoff in two sentences, please, for the changelog' },
      ],
    },
    offline: {
      ...withTurns([QUESTION]),
      model: { isConfigured: true, endpoint: 'localhost:11434', name: 'qwen3-coder:30b', connection: 'offline' },
      storageProblem: 'There is no space left on the disk. Free some, then try again.',
    },
    index: {
      ...withTurns([{ ...QUESTION, model: 'index', usage: undefined, context: [] }]),
      model: { isConfigured: false, endpoint: '', name: '', connection: 'unknown' },
    },
    branches: withTurns([
      { ...QUESTION, id: 'turn-0', reply: 'An earlier try.' },
      {
        ...QUESTION,
        reactions: ['👍', '🎉'],
        earlierTexts: ['Why?'],
        edits: [{ path: 'src/retry.ts', added: 6, removed: 2, accepted: NOON }],
      },
      { ...QUESTION, id: 'turn-2', parent: QUESTION.id, text: 'And now?', deleted: NOON },
    ]),
  };
}

/** A thread of many turns, for measurements. */
export function longThread(count: number): PanelState {
  const turns = Array.from({ length: count }, (_, position): Turn => {
    return {
      ...QUESTION,
      id: `turn-${String(position)}`,
      parent: position === 0 ? undefined : `turn-${String(position - 1)}`,
      text: `Question ${String(position)}: why does uploadChunk() fail twice a day?`,
      context: [],
      reply:
        position % 3 === 0
          ? REPLY
          : `The answer to question ${String(position)} is *short*, in \`two\` sentences. ${'It goes on a little. '.repeat(position % 7)}`,
    };
  });
  return withTurns(turns);
}

/** 12:00 on a day of 2026. */
const NOON = Date.UTC(2026, 5, 3, 12);

const EDITOR = { path: 'src/upload.ts', language: 'typescript', selection: undefined, problems: 3 };

function item(id: string, label: string, tokens: number, reason: string, rest: Partial<ContextItem> = {}): ContextItem {
  return { id, provider: 'file', label, path: `src/${label}`, tokens, reason, ...rest };
}

const CONTEXT = [
  item('c1', 'upload.ts', 1_204, 'It was open when you asked.'),
  item('c2', 'retry.ts:40-88', 512, 'You selected these lines.', {
    provider: 'selection',
    path: 'src/retry.ts',
    startLine: 40,
    endLine: 88,
  }),
];

const REPLY = `The retry wrapper treats every error as permanent after the first failure. Retrying with backoff only on \`ECONNRESET\` and 5xx fixes both incidents.

\`\`\`ts src/retry.ts
export async function retry<T>(
  fn: () => Promise<T>, n = 3,
): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await fn(); // the happy path
    } catch (e) {
      if (i >= n || !isTransient(e)) throw e;
      await sleep(2 ** i * 200);
    }
  }
}
\`\`\`

The last attempt still throws, so callers keep their behaviour.
`;

const QUESTION: Turn = {
  id: 'turn-1',
  parent: undefined,
  created: NOON,
  text: 'Why does `uploadChunk()` fail twice a day, and can we retry only transient errors?',
  earlierTexts: [],
  context: CONTEXT,
  cuts: [],
  model: 'deepseek-coder-v3',
  reply: REPLY,
  reasoning: 'The user asks about a flaky upload. **Let me look** at the retry wrapper first.',
  outcome: { type: 'done', finishReason: 'stop', ended: NOON + 4_000 },
  usage: { promptTokens: 1_912, replyTokens: 412, isEstimate: false, cost: 0.0021, totalMs: 4_200 },
  deleted: undefined,
  reactions: [],
  edits: [],
};

const BLOCK: BlockState = {
  turnId: QUESTION.id,
  block: 0,
  path: 'src/retry.ts',
  isNewFile: false,
  added: 6,
  removed: 2,
  status: 'ready',
};

const RATE_LIMIT: Failure = {
  code: 'rate_limit_exceeded',
  message: 'api.example.com has received too many requests from this key.',
  advice: 'Wait a little, or choose another model.',
  details: 'HTTP 429, request req_8a1',
  retryAt: Date.now() + 24_000,
};

const UNAUTHORIZED: Failure = {
  code: 'unauthorized',
  message: 'api.example.com refuses the key.',
  advice: 'Check that the key is still valid, then enter it again.',
  details: 'HTTP 401',
};

const EVERYTHING = `# One
## Two
### Three
A paragraph with **bold**, *emphasis*, ~~struck~~, \`code\`, [a link](https://example.com), [a file](src/a.ts#L3), \`src/core/b.ts:12\`, <b>raw</b> &amp; an entity, hidden\u202e text.

- one
- two
  1. inner
  2. more
- [x] done
- [ ] open

> A quote with \`code\`.

| Name | Size | Note |
|:-----|----:|:----:|
| a.ts | 120 | short |
| a-very-long-file-name.test.ts | 4200 | much longer than the rest |

---

![an image](https://example.com/x.png)

\`\`\`python
@dataclass
class Point:
    x: int = 0  # where
    def norm(self) -> float:
        return (self.x ** 2) ** 0.5
\`\`\`

\`\`\`json
{ "name": "parley", "count": 12, "ok": true, "none": null }
\`\`\`

\`\`\`diff
- const a = 1;
+ const a = 2;
\`\`\`

\`\`\`sh
npm run build && echo "done $HOME"
\`\`\`

\`\`\`js
${Array.from({ length: 60 }, (_, line) => `console.log(${String(line)});`).join('\n')}
\`\`\`
`;

function base(): PanelState {
  return {
    ...emptyPanelState(),
    thread: { ...emptyThread('thread-1', NOON), title: '' },
    model: { isConfigured: true, endpoint: 'api.example.com', name: 'deepseek-coder-v3', connection: 'ready' },
    index: { phase: 'ready', done: 812, total: 812, files: 812, symbols: 14_203, skipped: {} },
    slashCommands: [
      {
        name: 'explain',
        usage: '/explain [file:line or symbol]',
        description: 'Purpose, inputs, outputs and key details',
      },
      {
        name: 'generate-tests',
        usage: '/generate-tests [symbol]',
        description: 'Tests in the framework of the project',
      },
      { name: 'fix', usage: '/fix [file:line]', description: 'Fix the problems of a file' },
      { name: 'grep', usage: '/grep pattern [--type=lang]', description: 'Search the workspace' },
      { name: 'review', usage: '/review', description: 'Review the changes of the working tree' },
      { name: 'help', usage: '/help', description: 'What can be asked' },
    ],
    contextProviders: [
      { id: 'file', description: 'A file of the workspace', takesArgument: true },
      { id: 'symbol', description: 'A function, class or type', takesArgument: true },
      { id: 'selection', description: 'What is selected in the editor', takesArgument: false },
      { id: 'problems', description: 'Errors and warnings', takesArgument: false },
    ],
  };
}

function withTurns(turns: readonly Turn[]): PanelState {
  const state = base();
  const draft = { text: '', context: CONTEXT };
  const thread = { ...state.thread, title: 'Fix flaky upload retry', turns, head: turns.at(-1)?.id, draft };
  return { ...state, thread };
}

function withBlocks(state: PanelState, blocks: readonly BlockState[]): PanelState {
  return { ...state, blocks: Object.fromEntries(blocks.map(block => [blockKey(block.turnId, block.block), block])) };
}

/** Summaries for the history, a day and a half apart. */
export function threadSummaries(count: number, now = Date.now()): readonly ThreadSummary[] {
  return Array.from({ length: count }, (_, position): ThreadSummary => {
    const at = now - position * 36 * 3_600_000 - 60_000;
    return {
      id: `thread-${String(position)}`,
      title: TITLES[position % TITLES.length] ?? '',
      created: at,
      updated: at,
      active: at,
      workspace: { id: 'w1', name: 'parley', folders: [] },
      turnCount: (position % 40) + 1,
      preview: 'The retry wrapper treats every error as permanent after the first failure.',
      totals: { tokens: 4_000, cost: 0.01 },
      model: 'deepseek-coder-v3',
      isPinned: position < 2,
      isArchived: false,
      isSummarised: position % 5 === 0,
      isReplying: position === 2,
      editedPaths: [],
      contextPaths: [],
      hasDraft: false,
      damagedEntries: 0,
      branchCount: (position % 3) + 1,
    };
  });
}

const TITLES = [
  'Fix flaky upload retry',
  'Explain the auth middleware',
  'Migrate the Jest tests to Vitest in packages/server and packages/web',
  'Release checklist',
];

/** An answer of about so many characters: text, lists, tables and code blocks, as models write them. */
export function longAnswer(length: number): string {
  let answer = '';
  for (let part = 1; answer.length < length; part++) {
    answer += `## Part ${String(part)}\n\nThe **retry** wrapper in \`src/retry.ts\` treats *every* error as permanent, see [the docs](https://example.com/${String(part)}).\n\n`;
    answer += `- first, it waits ${String(part)} s\n- then it tries again\n  - and again\n\n`;
    answer += `\`\`\`ts src/part${String(part)}.ts\n${Array.from({ length: 24 }, (_, line) => `export const value${String(line)} = compute(${String(line * part)}, { isTransient: true }); // step ${String(line)}`).join('\n')}\n\`\`\`\n\n`;
    answer += `| Try | Wait |\n|---|---:|\n| 1 | 200 ms |\n| 2 | 400 ms |\n\n`;
  }
  return answer.slice(0, length);
}
