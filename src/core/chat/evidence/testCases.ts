import type { SymbolInfo } from '../../../shared/indexStatus.ts';
import { codeFacts } from './codeFacts.ts';
import type { Parameter } from './parameters.ts';
import { parametersOf } from './parameters.ts';

/** The cases that a function's signature and guards call for, as names of tests: “throws RangeError when count < 1”. */
export function testCases(symbol: SymbolInfo, code: string): readonly string[] {
  const facts = codeFacts(code);
  const cases = [
    usual(symbol),
    ...parametersOf(symbol.signature).flatMap(parameterCases),
    ...facts.map(({ type, what, when }) => `${type} ${what || 'nothing'}${when === undefined ? '' : ` when ${when}`}`),
    ...facts.flatMap(({ when }) => boundary(when ?? '')),
  ];
  return [...new Set(cases.map(plain))].slice(0, MOST);
}

const MOST = 10;

function usual({ doc }: SymbolInfo): string {
  const sentence = /^[^.!?;:]{4,80}(?=[.!?;:]|$)/.exec(doc ?? '')?.[0];
  if (sentence === undefined) return 'works for usual input';
  return sentence.replace(/^(?:The|An?|All|Whether) /, 'gives $&').replace(/^(gives )?([A-Z])(?=[a-z ])/, lowered);
}

function lowered(_match: string, gives: string | undefined, letter: string): string {
  return `${gives ?? ''}${letter.toLowerCase()}`;
}

function parameterCases({ name, type, isOptional }: Parameter): readonly string[] {
  const cases = isOptional ? [`works without ${name}`] : [];
  if (/\[\]|Array|List|Iterable|Vec<|\[\w|list\b|Sequence|Set\b|Set</.test(type))
    return [...cases, `takes no ${name}, one, and many`];
  if (/^(?:string|str|&str|String)\b/.test(type)) return [...cases, `takes an empty ${name}`];
  if (/^(?:number|int|float|i32|i64|u32|usize|double|long)\b/.test(type))
    return [...cases, `takes ${name} of 0 and below`];
  if (/=>|Callable|Function|func\(/.test(type)) return [...cases, `passes on what ${name} throws`];
  if (/undefined|null|None|Optional/.test(type)) return [...cases, `takes a missing ${name}`];
  return cases;
}

/** `count < 1` has its edge at 1. */
function boundary(when: string): readonly string[] {
  const match = /^([\w.$]+(?:\(\))?)\s*(<=|>=|<|>)\s*(-?[\w.]+)$/.exec(when.trim());
  return match
    ? [`accepts ${match[1] ?? ''} of exactly ${match[3] ?? ''}`.replace('accepts', edgeWord(match[2] ?? ''))]
    : [];
}

/** `<` and `>` leave the edge itself outside the guard. */
function edgeWord(operator: string): string {
  return operator.endsWith('=') ? 'guards' : 'lets through';
}

function plain(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}
