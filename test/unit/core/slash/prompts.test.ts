import type { ContextEdges } from '../../../../src/core/context/edges.ts';
import { TextSearchError } from '../../../../src/core/index/text/textMatch.ts';
import { slashCommands } from '../../../../src/core/slash/slashCommands.ts';
import { parseSlash } from '../../../../src/core/slash/parseSlash.ts';
import { checkGolden } from '../context/golden.ts';
import { SHOP } from '../context/shop.ts';
import type { TestProject } from '../context/testProject.ts';
import { testProject } from '../context/testProject.ts';

describe('what slash commands ask of a model, or answer', () => {
  let project: TestProject;
  before(async () => {
    project = await testProject(SHOP);
  });
  beforeEach(() => project.closeEditors());

  /** The result of a message, written down in test/golden/slash. */
  const check = (file: string, message: string, prepare: () => void = () => undefined): void => {
    it(`${message} → ${file}`, async () => {
      prepare();
      const lines: string[] = [`> ${message}`];
      for (const call of parseSlash(message, slashCommands({ ...project, edges: EDGES })).calls) {
        if (call.type === 'unknown') continue;
        const result = await call.command.run(call.args, { text: message, context: [] }, new AbortController().signal);
        lines.push('', `[${result.type}]`);
        if (result.type === 'prompt') {
          lines.push(result.instruction, '', '[context]');
          for (const part of result.context) lines.push(`${part.label} in ${part.path ?? ''}: ${part.reason}`);
        }
        if (result.type === 'answer') lines.push(result.markdown);
        if (result.type === 'failed') lines.push(result.message);
        if (result.type === 'action') lines.push(result.action);
      }
      checkGolden(`slash/${file}`, `${lines.join('\n')}\n`);
    });
  };

  check('explain-symbol.txt', '/explain priceOf');
  check('explain-line.txt', '/explain src/cart.ts:10 why does it throw?');
  check('explain-cursor.txt', '/explain', () => project.open('src/prices.ts', 16));
  check('explain-nothing.txt', '/explain');
  check('explain-unknown.txt', '/explain nothingOfTheKind');
  check('explain-several.txt', '/explain index.ts');
  check('tests-existing.txt', '/tests Cart');
  check('tests-new.txt', '/generate-tests src/prices.ts');
  check('tests-python.txt', '/generate-tests tools/report.py');
  check('fix.txt', '/fix src/cart.ts:10');
  check('doc.txt', '/doc quote');
  check('refactor.txt', '/refactor', () => project.open('src/cart.ts', 8, 17));
  check('review.txt', '/review src/checkout.ts');
  check('optimize.txt', '/optimize read_rows it is slow for a million rows');
  check('symbols.txt', '/symbols pri');
  check('symbols-none.txt', '/symbols zebra');
  check('usages.txt', '/usages priceOf');
  check('usages-none.txt', '/usages zebra');
  check('grep.txt', '/grep priceOf --type=ts');
  check('grep-none.txt', '/grep zebra');
  check('grep-none-any-case.txt', '/grep -i zebra --type=ts');
  check('grep-wrong.txt', '/grep (a --regex');
  check('map.txt', '/map');
  check('map-folder.txt', '/map src');
  check('help.txt', '/help');
  check('several.txt', '/symbols Cart\n/usages Cart\n/new');
});

const EDGES: ContextEdges = {
  problems: () => [
    {
      path: 'src/cart.ts',
      startLine: 10,
      endLine: 10,
      severity: 'error',
      message: "Property 'count' does not exist\non type 'Item'.",
      source: 'ts',
      code: '2339',
    },
    { path: 'src/cart.ts', startLine: 16, endLine: 16, severity: 'warning', message: 'Elsewhere.' },
  ],
  searchText: ({ pattern, globs, isRegexp }) => {
    if (isRegexp) return Promise.reject(new TextSearchError('unclosed group', { isOfPattern: true }));
    const found = Object.entries(SHOP).flatMap(([path, text]) =>
      text.split('\n').flatMap((line, i) => {
        const at = line.indexOf(pattern);
        return at < 0 ? [] : [{ path, line: i + 1, column: at + 1, length: pattern.length, text: line }];
      }),
    );
    return Promise.resolve(
      found.filter(it => globs.length === 0 || globs.some(glob => it.path.endsWith(glob.slice(1)))),
    );
  },
};
