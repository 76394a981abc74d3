import type { ThemeRegistrationRaw } from '@shikijs/core';

/**
 * Colours of code as variables of `styles/code.css`, which takes them from VS Code's theme. So a new theme needs no new
 * highlighting.
 */
export const theme: ThemeRegistrationRaw = {
  name: 'parley',
  type: 'dark',
  colors: { 'editor.foreground': 'var(--code-text)', 'editor.background': 'var(--code-background)' },
  settings: [
    { settings: { foreground: 'var(--code-text)', background: 'var(--code-background)' } },
    colored('comment', ['comment', 'punctuation.definition.comment', 'string.comment']),
    colored('string', [
      'string',
      'punctuation.definition.string',
      'constant.other.symbol',
      'markup.inline.raw',
      'constant.character',
    ]),
    colored('regexp', ['string.regexp', 'constant.character.escape', 'constant.other.placeholder']),
    colored('number', ['constant.numeric', 'keyword.other.unit', 'constant.other.color']),
    colored('constant', [
      'constant.language',
      'variable.language',
      'storage',
      'keyword.operator.new',
      'keyword.operator.expression',
      'keyword.operator.logical.python',
      'entity.name.tag',
      'support.type.property-name.json',
      'support.type.property-name.css',
      'entity.other.attribute-name.class.css',
      'meta.diff.header',
    ]),
    colored('keyword', [
      'keyword.control',
      'keyword.other',
      'keyword.import',
      'keyword.export',
      'storage.modifier.import',
    ]),
    colored('function', [
      'entity.name.function',
      'support.function',
      'meta.function-call.generic',
      'entity.name.command',
      'variable.function',
      'meta.decorator punctuation.decorator',
    ]),
    colored('type', [
      'entity.name.type',
      'entity.name.class',
      'entity.other.inherited-class',
      'support.type',
      'support.class',
      'storage.type.java',
      'entity.name.namespace',
      'entity.name.section',
    ]),
    colored('variable', [
      'variable.parameter',
      'entity.other.attribute-name',
      'variable.other.property',
      'markup.link',
    ]),
    colored('text', [
      'keyword.operator',
      'storage.type.function.arrow',
      'punctuation',
      'meta.brace',
      'variable.other.readwrite',
      'meta.template.expression',
    ]),
    colored('added', ['markup.inserted', 'punctuation.definition.inserted']),
    colored('removed', ['markup.deleted', 'punctuation.definition.deleted']),
    { scope: ['markup.bold', 'markup.heading', 'strong'], settings: { fontStyle: 'bold' } },
    { scope: ['markup.italic', 'emphasis'], settings: { fontStyle: 'italic' } },
  ],
};

function colored(name: string, scope: string[]): ThemeRegistrationRaw['settings'][number] {
  return { scope, settings: { foreground: `var(--code-${name})` } };
}
