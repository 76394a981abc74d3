import assert from 'node:assert/strict';
import type { Language } from '../../src/core/index/languages/language.ts';
import type { SymbolParser } from '../../src/core/index/parse/parser.ts';

const DEADLINE_MS = 10_000;

/** Compares the symbols of a text that is shortened before it is parsed with those of the whole. */
export function compareShortened(parser: SymbolParser, language: Language): (text: string) => Promise<void> {
  const unshortened = wholes.get(language) ?? whole(language);
  wholes.set(language, unshortened);
  return async text => {
    const shortened = await parser.parse(text, language, DEADLINE_MS);
    assert.deepEqual(shortened, await parser.parse(text, unshortened, DEADLINE_MS), text);
  };
}

/** For each language one: a parser compiles the query of each that it meets. */
const wholes = new Map<Language, Language>();

/** A language whose parser reads every text whole. */
function whole({ grammar, ...language }: Language): Language {
  assert.ok(grammar?.shorten);
  const { shorten: _, ...rest } = grammar;
  return { ...language, grammar: rest };
}
