import { Arrow, type CodeGroup, hasStatements, Kind, Tail } from './codeGroup.ts';
import type { CodeScan } from './codeScan.ts';
import { endsOperand, isWord, Token } from './codeToken.ts';
import { Word } from './codeWords.ts';

export function openBrace(scan: CodeScan, group: CodeGroup): void {
  const { previous, previousWord, previousEnd, isFirst } = scan.tokens;
  if (group.arrow === Arrow.begin) group.arrow = Arrow.none;
  // `<T>{ … }` is an object, `: Set<T> { … }` a body.
  const isAsserted =
    previous === Token.greater &&
    group.awaited === 0 &&
    group.typed !== 2 &&
    (group.tail === Tail.none || group.tail === Tail.value);
  const isAfterOperand = endsOperand(previous) && previous !== Token.postfix && !isAsserted;
  const isBody = isAfterOperand || (previous === Token.definitionWord && previousWord === Word.class);
  if (isBody && group.tail !== Tail.value && !group.isType) scan.endTail(previousEnd);
  if (group.awaited !== 0 && isBody) {
    const kind = bodyKind(scan, group.awaited);
    group.awaited = 0;
    scan.open(kind, 2, kind === Kind.type);
  } else if (isImport(scan) || (!isAfterOperand && scan.isInType())) scan.open(Kind.type, 1, true);
  else if (group.isType) scan.open(Kind.type, 1, true);
  else if (isAfterOperand || previous === Token.closeControl) {
    group.isFunction = false;
    group.typed = 0;
    scan.open(Kind.block, !isFirst && previous >= Token.closeParen && previous <= Token.closeControl ? 2 : 1, false);
  } else if (previous === Token.closeSwitch) scan.open(Kind.cases, 2, false);
  else if (previous === Token.arrow) scan.open(Kind.arrowBlock, 2, false);
  else if (previous === Token.blockWord || previous === Token.controlWord) scan.open(Kind.block, 2, false);
  else if (previous === Token.semicolon || previous === Token.start) scan.open(Kind.block, 1, false);
  else if (previous === Token.openBrace && hasStatements(group.kind)) scan.open(Kind.block, 1, false);
  else
    scan.open(
      previous === Token.less ? Kind.type : Kind.object,
      previous === Token.colon ? 2 : 1,
      previous === Token.less,
    );
}

/** What stands in the braces of an import or an export is no definition. */
function isImport(scan: CodeScan): boolean {
  const { previousWord, last, lastWord } = scan.tokens;
  if (previousWord === Word.type)
    return last === Token.operandWord && (lastWord === Word.import || lastWord === Word.export);
  return previousWord === Word.import || previousWord === Word.export;
}

function bodyKind(scan: CodeScan, word: number): number {
  const { previous, last, lastWord } = scan.tokens;
  switch (word) {
    case Word.class:
      return Kind.class;
    case Word.interface:
      return Kind.type;
    case Word.enum:
      return previous === Token.word && last === Token.definitionWord && lastWord === word ? Kind.enum : Kind.class;
    default:
      return Kind.namespace;
  }
}

export function openParen(scan: CodeScan, group: CodeGroup): void {
  const { previous, previousWord, previousEnd, last } = scan.tokens;
  let kind: number = Kind.paren;
  if (previous === Token.controlWord || (previousWord === Word.await && last === Token.controlWord)) {
    kind = previousWord === Word.switch ? Kind.switch : Kind.control;
  } else if (
    previous === Token.word ||
    previous === Token.closeParen ||
    previous === Token.closeBracket ||
    previousWord === Word.function ||
    group.genericEnd === previousEnd
  ) {
    kind = Kind.call;
  }
  if (group.kind === Kind.type) {
    if (group.tail === Tail.none && group.generic < 0 && isMember(scan, group)) scan.find();
  } else if (group.kind === Kind.object) openMethod(scan, group);
  else if (group.kind === Kind.arrowBlock)
    group.mayBeMethod = previous === Token.word && scan.tokens.lastWord !== Word.case;
  const isFree = kind === Kind.paren && mayBeParameters(scan, group);
  if (group.arrow === Arrow.begin) group.arrow = Arrow.parameters;
  const { mayBeMethod } = group;
  group.mayBeMethod = false;
  scan.open(kind, kind === Kind.call ? 2 : 1, scan.isInType());
  scan.group.endsMethod = mayBeMethod;
  scan.group.isFree = isFree;
}

/** Whether parentheses that open here are parameters if `=>` comes behind them, and not a part of what is returned. */
function mayBeParameters(scan: CodeScan, group: CodeGroup): boolean {
  const { previous, previousWord } = scan.tokens;
  if (previous !== Token.colon) return BEFORE_PARAMETERS.has(previous) || BEFORE_PARAMETERS_WORDS.has(previousWord);
  if (group.arrow === Arrow.parameters || group.typed === 2) return false;
  return !hasStatements(group.kind) || group.kind === Kind.type || group.tail === Tail.type;
}

/** In a type: `name(` is a method, `(` and `new (` are not. */
function isMember(scan: CodeScan, group: CodeGroup): boolean {
  const { previous, previousWord, previousEnd } = scan.tokens;
  if (previous === Token.greater) return group.genericEnd !== previousEnd || group.isGenericNamed;
  if (isWord(previous)) return previousWord !== Word.new;
  return previous === Token.string || previous === Token.closeBracket || previous === Token.question;
}

/** In an object, a pattern or a type: `name(` may be a method or a call. */
function openMethod(scan: CodeScan, group: CodeGroup): void {
  const { previous, previousWord, previousEnd, start, last, wasFirst } = scan.tokens;
  if ((isWord(previous) && previousWord !== Word.function) || previous === Token.string) {
    group.mayBeMethod = true;
    const begins = last === Token.openBrace || last === Token.comma || last === Token.semicolon;
    if (begins || (wasFirst && endsOperand(last))) scan.find();
  } else if (previous === Token.closeBracket || previous === Token.greater) group.mayBeMethod = true;
  else if (previous === Token.question && previousEnd === start) scan.find();
}

export function judgeMethod(scan: CodeScan, group: CodeGroup, token: number): void {
  group.mayBeMethod = false;
  if (token === Token.openBrace ? group.kind === Kind.object : token === Token.colon && group.ternaries === 0)
    scan.find();
}

export function openBracket(scan: CodeScan, group: CodeGroup): void {
  const { previous, previousWord } = scan.tokens;
  if (group.arrow === Arrow.begin) group.arrow = Arrow.none;
  const isList =
    previous === Token.equals ||
    previous === Token.colon ||
    previous === Token.arrow ||
    previous === Token.openParen ||
    previous === Token.openBracket ||
    previousWord === Word.return ||
    (previous === Token.comma && group.kind >= Kind.paren);
  scan.open(isList ? Kind.list : Kind.bracket, 1, scan.isInType());
}

export function closeBrace(scan: CodeScan, inner: CodeGroup): void {
  const { tokens } = scan;
  if (inner.kind === Kind.substitution) {
    scan.close();
    template(scan);
    return;
  }
  if (inner.kind < Kind.block || inner.kind > Kind.enum) {
    scan.isLost = true;
    return;
  }
  scan.endTail(tokens.previousEnd);
  const isEmpty = inner.kind === Kind.enum || (scan.found === inner.found && inner.kind !== Kind.class);
  if (isEmpty) scan.cut(inner.start, tokens.start);
  else scan.endStatement(tokens.previousEnd);
  if (inner.kind !== Kind.object && inner.kind !== Kind.type) tokens.token = Token.closeBlock;
  scan.close();
}

export function closeParen(scan: CodeScan, inner: CodeGroup): void {
  if (inner.kind < Kind.paren || inner.kind > Kind.switch) {
    scan.isLost = true;
    return;
  }
  const isEmpty = scan.found === inner.found;
  const group = scan.close();
  group.isParenFree = isEmpty && inner.isFree;
  group.parenStart = inner.start;
  group.mayBeMethod = inner.endsMethod;
  if (isEmpty && inner.kind === Kind.call) scan.cut(inner.start, scan.tokens.start);
  if (inner.kind === Kind.control) scan.tokens.token = Token.closeControl;
  else if (inner.kind === Kind.switch) scan.tokens.token = Token.closeSwitch;
}

export function closeBracket(scan: CodeScan, inner: CodeGroup): void {
  if (inner.kind !== Kind.bracket && inner.kind !== Kind.list) {
    scan.isLost = true;
    return;
  }
  if (inner.kind === Kind.list && scan.found === inner.found) scan.cut(inner.start, scan.tokens.start);
  scan.close();
}

/** Goes on in the template that is open, up to its end or to what is put in. */
export function template(scan: CodeScan): void {
  const { group, tokens } = scan;
  switch (tokens.readTemplate()) {
    case Token.string:
      if (scan.found === group.found) scan.cut(group.start, tokens.end - 1);
      scan.close();
      return;
    case Token.openBrace:
      scan.open(Kind.substitution, 1, group.isType);
      return;
    default:
      scan.isLost = true;
  }
}

const BEFORE_PARAMETERS: ReadonlySet<number> = new Set<number>([
  Token.equals,
  Token.openParen,
  Token.openBracket,
  Token.comma,
  Token.arrow,
  Token.greater,
  Token.question,
]);
const BEFORE_PARAMETERS_WORDS: ReadonlySet<number> = new Set([Word.async, Word.default, Word.new, Word.return]);
