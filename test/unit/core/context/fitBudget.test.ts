import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { contextPart } from '../../../../src/core/context/contextPart.ts';
import type { BudgetInput } from '../../../../src/core/context/fitBudget.ts';
import { fitBudget } from '../../../../src/core/context/fitBudget.ts';
import { shortenCode, shortenMessage } from '../../../../src/core/context/shorten.ts';
import { estimateTokens } from '../../../../src/core/models/tokens.ts';
import type { ContextPart } from '../../../../src/shared/thread.ts';

const FUNCTIONS = ['one', 'two', 'three', 'four']
  .map(name => `function ${name}() {\n${'  step();\n'.repeat(20)}\n  last();\n}\n`)
  .join('\n');

const LIST = Array.from({ length: 300 }, (_, i) => `export function f${i}(): void  // line ${i}`).join('\n');

describe('the budget of a request', () => {
  const base: BudgetInput = {
    window: 2_000,
    system: 'system',
    rules: [],
    summaries: [],
    messages: [user('why?')],
    context: [],
  };
  /** What was cut, in order: `context a.ts left-out`. */
  const check = (title: string, input: Partial<BudgetInput>, expected: readonly string[], fits = true): void => {
    it(title, () => {
      const budget = fitBudget({ ...base, ...input });
      assert.deepEqual(
        budget.cuts.map(({ what, label, how }) => `${what} ${label.split(' ')[0] ?? ''} ${how}`),
        expected,
      );
      assert.equal(budget.fits, fits);
      assert.equal(budget.room, Math.floor((input.window ?? 2_000) * 0.75));
    });
  };
  const exchange = (name: string, tokens: number): BudgetInput['messages'] => [
    user(`${name}?`),
    { role: 'assistant', text: `${name} ${words(tokens)}` },
  ];

  check('nothing is cut where all fits', { context: [part('a.ts', 'file', words(500))] }, []);
  check(
    'what was found unasked goes first, the last of it before the rest',
    {
      context: [
        part('a.ts', 'codebase', words(600)),
        part('b.ts', 'codebase', words(600)),
        part('c.ts', 'file', words(600)),
      ],
    },
    ['context b.ts left-out'],
  );
  check(
    'then old messages, a question with its answer',
    {
      messages: [
        ...exchange('one', 240),
        ...exchange('two', 240),
        ...exchange('three', 240),
        ...exchange('four', 240),
        user('why?'),
      ],
      context: [part('c.ts', 'file', words(900))],
    },
    ['message one? left-out', 'message one left-out', 'message two? left-out', 'message two left-out'],
  );
  check(
    'a long old message is shortened before others go',
    {
      messages: [...exchange('one', 1_400), ...exchange('two', 100), user('why?')],
      context: [part('c.ts', 'file', words(300))],
    },
    ['message one shortened'],
  );
  check(
    'then attached code loses its last functions',
    { context: [part('c.ts', 'file', words(1_200)), part('f.ts', 'file', FUNCTIONS)] },
    ['context f.ts shortened'],
  );
  check(
    'then whole parts, the last first',
    { context: [part('a.ts', 'file', words(900)), part('b.ts', 'file', words(900))] },
    ['context b.ts left-out'],
  );
  check(
    'what fits again beside a large part that went comes back',
    {
      context: [
        part('a.ts', 'file', words(2_000)),
        part('b.ts', 'codebase', words(300)),
        part('c.ts', 'codebase', words(1_300)),
      ],
    },
    ['context c.ts left-out', 'context a.ts left-out'],
  );
  check('a list of definitions loses its last lines', { context: [part('a.ts', 'file', LIST)] }, [
    'context a.ts shortened',
  ]);
  check(
    'a message that was shortened and then left out is told once',
    {
      window: 800,
      messages: [...exchange('one', 700), ...exchange('two', 90), ...exchange('three', 90), user(words(300))],
    },
    ['message one? left-out', 'message one left-out'],
  );
  check(
    'then summaries and rules, the oldest and the least important',
    {
      rules: [words(700), words(700)],
      summaries: [words(300), words(300)],
    },
    ['summary word left-out', 'summary word left-out'],
  );
  check('the question is cut last', { messages: [user(words(3_000))], rules: [words(200)] }, [
    'rules word left-out',
    'question word shortened',
  ]);
  check('and where nothing helps it says so', { system: words(2_000) }, [], false);

  it('always fits or says that it does not; cuts no line in half; keeps the question last', () => {
    const text = fc.array(fc.stringMatching(/^ {0,4}\w{1,30}$|^$/), { maxLength: 60 }).map(lines => lines.join('\n'));
    const input = fc.record({
      window: fc.integer({ min: 400, max: 4_000 }),
      system: fc.constant('You are Parley.'),
      rules: fc.array(text, { maxLength: 2 }),
      summaries: fc.array(text, { maxLength: 2 }),
      messages: fc.array(text, { minLength: 1, maxLength: 9 }).map(texts =>
        texts.map((it, i) => ({
          role: (texts.length - i) % 2 === 1 ? ('user' as const) : ('assistant' as const),
          text: it,
        })),
      ),
      context: fc
        .array(fc.tuple(fc.constantFrom('file', 'codebase'), text), { maxLength: 6 })
        .map(parts => parts.map(([provider, it], i) => part(`${String(i)}.ts`, provider, it))),
    });
    fc.assert(
      fc.property(input, request => {
        const budget = fitBudget(request);
        assert.equal(budget.fits, budget.tokens <= budget.room);
        assert.ok(budget.fits, `${String(budget.tokens)} of ${String(budget.room)}`);
        assert.equal(budget.messages.at(-1)?.role, 'user');
        for (const kept of budget.context) {
          const lines = new Set(request.context.find(it => it.id === kept.id)?.text.split('\n'));
          assert.deepEqual(
            kept.text.split('\n').filter(line => !lines.has(line) && !line.includes('left out')),
            [],
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('shortening', () => {
  const code = (title: string, text: string, limit: number, expected: string | undefined): void => {
    it(title, () => assert.equal(shortenCode(text, limit), expected));
  };
  code('code that fits stays', 'a\nb', 100, 'a\nb');
  code(
    'whole functions go',
    FUNCTIONS,
    200,
    `${FUNCTIONS.split('\n').slice(0, 50).join('\n')}\n⋯ 49 more lines left out ⋯`,
  );
  code('not half a function stays', FUNCTIONS, 30, undefined);
  code(
    'whole methods of a class go',
    `class A {\n  a() {\n${'    x();\n'.repeat(20)}  }\n\n  b() {\n${'    y();\n'.repeat(20)}  }\n}`,
    120,
    `class A {\n  a() {\n${'    x();\n'.repeat(20)}  }\n\n⋯ 23 more lines left out ⋯`,
  );

  it('a message keeps its beginning and its end, in whole lines', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `line ${String(i)}`);
    const [first, last] = shortenMessage(lines.join('\n'), 200).split(
      /\n\[⋯ [\d,]+ characters left out to fit the model ⋯\]\n/,
    );
    assert.equal(first?.split('\n')[0], 'line 0');
    assert.equal(last?.split('\n').at(-1), 'line 399');
    assert.ok([...first.split('\n'), ...last.split('\n')].every(line => lines.includes(line)));
  });
  it('a line that is too long is cut between words', () => {
    const text = shortenMessage('wordy '.repeat(2_000), 200);
    assert.match(text, /^(?:wordy )+wordy\n\[⋯ [\d,]+ characters left out to fit the model ⋯\]\n(?:wordy )+$/);
  });
  it('a word that is too long is cut anywhere', () =>
    assert.match(shortenMessage('x'.repeat(9_000), 200), /^x{100,}\n\[⋯ [\d,]+ characters .*\]\nx{100,}$/));
});

function user(text: string): BudgetInput['messages'][number] {
  return { role: 'user', text };
}

/** A text of about so many tokens, on one line. */
function words(tokens: number): string {
  return 'word '.repeat(Math.ceil(tokens / (estimateTokens('word '.repeat(1_000)) / 1_000))).trim();
}

function part(label: string, provider: string, text: string): ContextPart {
  return contextPart({ provider, label, path: label, language: 'typescript', reason: 'test', text });
}
