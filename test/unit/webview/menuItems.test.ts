import assert from 'node:assert/strict';
import { menuItems } from '../../../webview/menuItems.ts';
import type { MenuTrigger } from '../../../webview/menuTrigger.ts';
import type { Suggestion } from '../../../src/shared/protocol.ts';

const PROVIDERS = [
  { id: 'file', description: 'A file', takesArgument: true },
  { id: 'editor', description: 'The open file', takesArgument: false },
  { id: 'diff', description: 'Changes', takesArgument: true },
  { id: 'thread', description: 'Another chat', takesArgument: true },
];

describe('the lines of the composer’s menu', () => {
  const trigger = (query: string): MenuTrigger => ({ type: 'mention', query, start: 0, end: query.length + 1 });
  /** What is found, as `provider:argument`; the lines expected, each with what Tab writes. */
  const check = (query: string, found: readonly string[], expected: readonly string[]): void => {
    it(`@${query} → ${expected.join(' ')}`, () => {
      const sources = { slashCommands: [], contextProviders: PROVIDERS, suggestions: found.map(suggestion) };
      const items = menuItems(trigger(query), sources);
      assert.deepEqual(
        items.map(item => item.completion),
        expected,
      );
    });
  };

  check('', ['file:src/a.ts', 'editor:'], ['@file:', '@editor ', '@diff:', '@thread:', '@file:src/a.ts ']);
  check('edit', ['editor:', 'file:src/edit.ts'], ['@editor ', '@file:src/edit.ts ']);
  check('edit', ['file:src/edit.ts'], ['@file:src/edit.ts ', '@editor ']);
  check('read', ['file:README.md', 'thread:'], ['@file:README.md ', '@thread:']);
  check('diff:', ['diff:', 'diff:staged'], ['@diff ', '@diff:staged ']);
  check('note', ['file:my notes/read me.md'], ['@file:"my notes/read me.md" ']);
  check('a', ['file:a (1)'], ['@file:"a (1)" ']);
  check('a', ['file:src/a.ts', 'file:src/a.ts'], ['@file:src/a.ts ']);

  it('a kind that is found by its name is attached at once only where nothing follows it', () => {
    const suggestions = ['editor:', 'thread:'].map(suggestion);
    const items = menuItems(trigger('d'), { slashCommands: [], contextProviders: PROVIDERS, suggestions });
    assert.deepEqual(
      items.map(({ label, attaches }) => [label, attaches]),
      [
        ['@editor', { provider: 'editor', argument: '' }],
        ['@thread', undefined],
        ['@diff', undefined],
      ],
    );
  });
});

function suggestion(text: string): Suggestion {
  const [provider = '', argument = ''] = text.split(':');
  return { provider, argument, label: argument, detail: '', kind: provider };
}
