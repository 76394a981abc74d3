import { Arrow, type CodeGroup, Kind, Tail } from './codeGroup.ts';
import type { CodeScan } from './codeScan.ts';
import { endsOperand, isWord, Token } from './codeToken.ts';
import { Trait, traitsOf } from './codeWords.ts';

export function arrow(scan: CodeScan, group: CodeGroup): void {
  const { previous, previousEnd } = scan.tokens;
  if (group.arrow !== Arrow.none && !scan.isInType()) scan.find();
  group.arrow = Arrow.none;
  if (group.typed === 2) group.typed = 0;
  if (previous === Token.closeParen && group.isParenFree) scan.cut(group.parenStart, previousEnd - 1);
}

export function colon(scan: CodeScan, group: CodeGroup): void {
  if (group.ternaries > 0) {
    group.ternaries--;
    return;
  }
  const { previous } = scan.tokens;
  switch (group.kind) {
    case Kind.object:
      if (group.arrow !== Arrow.parameters) group.arrow = Arrow.begin;
      return;
    case Kind.class:
    case Kind.type:
      typeTail(scan, group, isAfterMember(scan) ? Tail.type : Tail.kept);
      return;
    case Kind.top:
    case Kind.namespace:
    case Kind.block:
      if (group.isDeclaration || (group.isFunction && previous === Token.closeParen)) typeTail(scan, group, Tail.type);
      return;
    default:
      if (group.kind >= Kind.paren && scan.hasTypes) group.typed = previous === Token.closeParen ? 2 : 1;
  }
}

function typeTail(scan: CodeScan, group: CodeGroup, tail: number): void {
  if (!scan.hasTypes || group.tail !== Tail.none || group.generic >= 0) return;
  const { previous, previousEnd, start } = scan.tokens;
  // `a!: T` without its type is not known.
  scan.beginTail(tail, previous === Token.postfix ? previousEnd - 1 : start);
}

/** Whether the name of a member, or its parameters, stand before the token, without which it stays a member. */
function isAfterMember(scan: CodeScan): boolean {
  const { previous, previousWord } = scan.tokens;
  if (isWord(previous)) return (traitsOf(previousWord) & Trait.modifier) === 0;
  return (
    previous === Token.string ||
    previous === Token.closeParen ||
    previous === Token.question ||
    previous === Token.postfix
  );
}

export function equals(scan: CodeScan, group: CodeGroup): void {
  const { previousEnd, end } = scan.tokens;
  group.typed = 0;
  if (group.generic >= 0) return;
  if (group.tail === Tail.type || group.tail === Tail.kept) {
    if (group.angles > 0) return;
    scan.endTail(previousEnd);
    scan.beginTail(Tail.value, previousEnd);
  } else if (group.tail === Tail.none) {
    if (group.isAlias) scan.beginTail(Tail.alias, end);
    else if (group.isDeclaration || (group.kind === Kind.class && isAfterMember(scan)))
      scan.beginTail(Tail.value, previousEnd);
  }
  if (!scan.isInType() && group.arrow !== Arrow.parameters) group.arrow = Arrow.begin;
}

export function comma(scan: CodeScan, group: CodeGroup): void {
  group.typed = 0;
  if (group.arrow === Arrow.begin) group.arrow = Arrow.none;
  if (group.generic >= 0 || group.angles > 0) return;
  if (group.kind < Kind.paren) group.ternaries = 0;
  if (group.tail === Tail.none || group.tail === Tail.header) return;
  if (group.tail === Tail.type) scan.endTail(scan.tokens.previousEnd);
  else group.tail = Tail.none;
}

export function less(scan: CodeScan, group: CodeGroup): void {
  const { previous, start } = scan.tokens;
  if (!scan.hasTypes) {
    // An element of JSX, whose text is read by other rules.
    if (!endsOperand(previous)) scan.isLost = true;
    return;
  }
  if (group.arrow === Arrow.begin) group.arrow = Arrow.parameters;
  if (group.tail !== Tail.none || group.generic >= 0) group.angles++;
  else if (group.isFunction || group.isAlias || group.kind === Kind.class || group.kind === Kind.type) {
    group.generic = start;
    group.angles = 1;
    group.isGenericNamed =
      isWord(previous) || previous === Token.string || previous === Token.closeBracket || previous === Token.question;
    group.foundBeforeTail = scan.found;
  }
}

export function greater(scan: CodeScan, group: CodeGroup): void {
  if (group.arrow === Arrow.begin) group.arrow = Arrow.none;
  if (group.angles === 0) return;
  group.angles--;
  if (group.angles > 0 || group.generic < 0) return;
  if (group.isGenericNamed && scan.found === group.foundBeforeTail) scan.cut(group.generic, scan.tokens.end);
  group.generic = -1;
  group.genericEnd = scan.tokens.end;
}

export function question(scan: CodeScan, group: CodeGroup): void {
  const { following } = scan.tokens;
  // `name? (a): T`
  if ((group.kind === Kind.class || group.kind === Kind.type) && group.tail === Tail.none) return;
  const isMark = following === OPEN_PAREN ? group.kind < Kind.paren : AFTER_MARK.has(following);
  if (!isMark) group.ternaries++;
}

/** What follows the `?` of something that may be missing: `: ) , ; = ] }`. */
const AFTER_MARK: ReadonlySet<number> = new Set([0x3a, 0x29, 0x2c, 0x3b, 0x3d, 0x5d, 0x7d]);
const OPEN_PAREN = 0x28;
