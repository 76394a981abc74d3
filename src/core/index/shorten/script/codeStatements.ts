import { Arrow, type CodeGroup, Kind, Tail } from './codeGroup.ts';
import type { CodeScan } from './codeScan.ts';
import { isWord, Token } from './codeToken.ts';
import { Trait, traitsOf, Word } from './codeWords.ts';

/** A statement or member begins after a semicolon, or on a new line. */
export function beginLine(scan: CodeScan, group: CodeGroup, token: number): void {
  const { word, previousEnd, start } = scan.tokens;
  const continues = (traitsOf(word) & Trait.continues) !== 0;
  if (group.isAtEnd) {
    group.isAtEnd = false;
    if (token === Token.closeBrace) return;
    if (!continues) scan.endStatement(previousEnd);
    // `if (a) b(); else c();` is one.
    group.beginStatement(continues ? group.statement : previousEnd, continues ? group.foundBefore : scan.found);
  } else if (isWord(token) && !continues && !group.isDecorated && group.generic < 0) {
    if (group.kind >= Kind.paren) return;
    // No semicolon divides a signature from the next.
    scan.endTail(previousEnd, ':$');
    scan.endStatement(previousEnd);
    group.beginStatement(start, scan.found);
  } else if (group.tail !== Tail.header && (isWord(token) || BEGINS_MEMBER.has(token))) group.tail = Tail.none;
}

export function word(scan: CodeScan, group: CodeGroup): void {
  const tokens = scan.tokens;
  const { word } = tokens;
  if (word === 0) {
    if (group.arrow === Arrow.begin) group.arrow = Arrow.name;
    if (group.awaited !== 0 && tokens.previous === Token.definitionWord) awaitBody(scan, group);
    return;
  }
  // As a type it is one.
  if (word === Word.void && scan.isInType()) tokens.token = Token.word;
  // Parameters of types may be called so.
  const traits = group.generic >= 0 ? 0 : traitsOf(word);
  if (traits & Trait.statement) statementWord(scan, group, word, traits);
  if (traits & Trait.definition) definitionWord(scan, group, word, traits);
  if (group.arrow === Arrow.begin && word !== Word.async) {
    group.arrow = tokens.token === Token.word || traits & Trait.contextual ? Arrow.name : Arrow.none;
  }
}

/** Type parameters and what is extended stand between a name and its body. */
function awaitBody(scan: CodeScan, group: CodeGroup): void {
  if (!scan.hasTypes || group.kind === Kind.class) return;
  if (group.awaited === Word.class || group.awaited === Word.interface) scan.beginTail(Tail.header, scan.tokens.end);
}

function statementWord(scan: CodeScan, group: CodeGroup, word: number, traits: number): void {
  if (word === Word.const && scan.tokens.previousWord === Word.as) {
    // `as const`
    scan.tokens.token = Token.word;
    return;
  }
  group.arrow = Arrow.none;
  group.ternaries = 0;
  if (word === Word.export) {
    // In a namespace, which is asked for together with it.
    if (group.kind !== Kind.top) scan.find(2);
  } else if (traits & Trait.declaration && (group.kind === Kind.top || group.kind === Kind.namespace)) {
    if (group.kind === Kind.top) scan.find();
    group.isDeclaration = true;
  }
}

function definitionWord(scan: CodeScan, group: CodeGroup, word: number, traits: number): void {
  const tokens = scan.tokens;
  if (traits & Trait.contextual && (group.kind >= Kind.type || !tokens.isBeforeName(word === Word.module))) {
    tokens.token = Token.word;
    return;
  }
  // `import type A from 'b'`
  if (tokens.previousWord === Word.import) return;
  if (word === Word.function) {
    if (isNoDeclaration(scan, group)) return;
    group.isFunction = true;
  } else if (word === Word.type) group.isAlias = true;
  else {
    // `class A extends class { … } { … }`
    if (group.awaited === Word.class) scan.isLost = true;
    group.awaited = word;
  }
  scan.find();
}

/** Of a function: it is an argument or a result, whose name nobody asks for. */
function isNoDeclaration(scan: CodeScan, group: CodeGroup): boolean {
  const { previous, previousWord } = scan.tokens;
  return (
    previous === Token.openParen ||
    previous === Token.openBracket ||
    previousWord === Word.return ||
    (previous === Token.comma && (group.kind === Kind.call || group.kind === Kind.paren))
  );
}

/** What may begin a member on a new line, or go on with the line before. */
const BEGINS_MEMBER: ReadonlySet<number> = new Set<number>([
  Token.string,
  Token.backtick,
  Token.openParen,
  Token.openBracket,
  Token.openBrace,
  Token.operator,
  Token.less,
  Token.at,
]);
