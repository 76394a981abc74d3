import {
  closeBrace,
  closeBracket,
  closeParen,
  judgeMethod,
  openBrace,
  openBracket,
  openParen,
  template,
} from './codeBrackets.ts';
import { Arrow, type CodeGroup, hasStatements, Kind } from './codeGroup.ts';
import { CodeScan } from './codeScan.ts';
import { arrow, colon, comma, equals, greater, less, question } from './codeSigns.ts';
import { beginLine, word } from './codeStatements.ts';
import { endsOperand, Token } from './codeToken.ts';
import type { ShortText } from '../shortText.ts';

/**
 * JavaScript or TypeScript without what can hold no definition that the index asks for: bodies, objects, types,
 * arguments, comments. What is left has the same definitions in a tenth of the text, which is all that the parser reads.
 * Undefined where the text is not certain to be understood; in doubt a part stays.
 */
export function definitionText(text: string, { hasTypes }: { readonly hasTypes: boolean }): ShortText | undefined {
  if (hasUnusualLines(text)) return undefined;
  const scan = new CodeScan(text, hasTypes);
  const { tokens } = scan;
  for (let token = tokens.next(); token !== Token.end; token = tokens.next()) {
    if (token === Token.lost) return undefined;
    take(scan, scan.group, token);
    if (scan.isLost) return undefined;
  }
  scan.endTail(tokens.previousEnd);
  scan.endStatement(tokens.previousEnd);
  return scan.level === 0 ? scan.cuts.applyTo(text) : undefined;
}

/** Whether comments may end where no line of ours does. */
function hasUnusualLines(text: string): boolean {
  return text.includes('\u2028') || text.includes('\u2029') || (text.includes('\r') && /\r(?!\n)/.test(text));
}

function take(scan: CodeScan, group: CodeGroup, token: number): void {
  if (group.isAtEnd || (scan.tokens.isFirst && endsOperand(scan.tokens.previous))) beginLine(scan, group, token);
  if (group.mayBeMethod) judgeMethod(scan, group, token);
  if (group.arrow === Arrow.name && token !== Token.arrow) group.arrow = Arrow.none;
  switch (token) {
    case Token.word:
    case Token.operandWord:
    case Token.controlWord:
    case Token.blockWord:
    case Token.definitionWord:
      word(scan, group);
      return;
    case Token.openBrace:
      openBrace(scan, group);
      return;
    case Token.openParen:
      openParen(scan, group);
      return;
    case Token.openBracket:
      openBracket(scan, group);
      return;
    case Token.closeBrace:
      closeBrace(scan, group);
      return;
    case Token.closeParen:
      closeParen(scan, group);
      return;
    case Token.closeBracket:
      closeBracket(scan, group);
      return;
    case Token.backtick:
      scan.open(Kind.template, 1, false);
      template(scan);
      return;
    case Token.arrow:
      arrow(scan, group);
      return;
    case Token.colon:
      colon(scan, group);
      return;
    case Token.equals:
      equals(scan, group);
      return;
    case Token.semicolon:
      scan.endTail(scan.tokens.start);
      if (hasStatements(group.kind)) group.isAtEnd = true;
      else group.beginStatement(scan.tokens.end, scan.found);
      return;
    case Token.comma:
      comma(scan, group);
      return;
    case Token.less:
      less(scan, group);
      return;
    case Token.greater:
      greater(scan, group);
      return;
    case Token.question:
      question(scan, group);
      break;
    case Token.at:
      if (group.kind === Kind.class) break;
      // The decorators of a class go with it.
      group.isDecorated = true;
      group.foundBefore = -1;
      break;
  }
  if (group.arrow === Arrow.begin) group.arrow = Arrow.none;
}
