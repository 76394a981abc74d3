import assert from 'node:assert/strict';
import { GrammarModules } from '../../../../src/core/index/parse/grammarModules.ts';
import { copyGrammars } from '../../../../src/core/index/parse/grammars.mjs';
import { languageById } from '../../../../src/core/index/languages/languages.ts';
import { SymbolParser } from '../../../../src/core/index/parse/parser.ts';
import { grammarsFolder } from '../../../support/indexChild.ts';

describe('the grammars that threads share', () => {
  before(() => copyGrammars(grammarsFolder));

  it('are those of the languages, each once', () => {
    const modules = new GrammarModules(grammarsFolder).of([
      'css',
      'typescript',
      'css',
      'makefile',
      'cpp',
      'nobody-knows',
    ]);
    assert.deepEqual(
      modules.map(it => it.wasm),
      ['tree-sitter-css.wasm', 'tree-sitter-typescript.wasm', 'tree-sitter-cpp.wasm'],
    );
  });

  it('parse as they do when they are loaded from their files', async () => {
    const css = languageById('css');
    assert.ok(css);
    const alone = new SymbolParser(grammarsFolder);
    const sharing = new SymbolParser(grammarsFolder);
    sharing.share(new GrammarModules(grammarsFolder).of(['css']));
    const text = 'a, b { color: red; }\n:root { --wide: 10px; }\n';
    assert.deepEqual(await sharing.parse(text, css, 5000), await alone.parse(text, css, 5000));
  });

  it('are left to the threads where they cannot be read', () => {
    assert.deepEqual(new GrammarModules('/nowhere').of(['css']), []);
  });
});
