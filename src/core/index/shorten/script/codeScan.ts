import { CodeGroup, hasStatements, Tail } from './codeGroup.ts';
import { CodeTokens } from './codeTokens.ts';
import { Word } from './codeWords.ts';
import { Cuts } from '../shortText.ts';

/** A text that is gone through: its tokens, the brackets that are open, the definitions found, and what is left out. */
export class CodeScan {
  readonly cuts = new Cuts();
  readonly tokens: CodeTokens;
  /** Whether it is TypeScript. */
  readonly hasTypes: boolean;
  /** The innermost bracket that is open. */
  group = new CodeGroup();
  /** Brackets that are open. */
  level = 0;
  /** Definitions found so far. */
  found = 0;
  /** Whether the text is not certain to be understood. */
  isLost = false;
  readonly #groups = [this.group];

  constructor(text: string, hasTypes: boolean) {
    this.tokens = new CodeTokens(text, this.cuts);
    this.hasTypes = hasTypes;
  }

  /** A bracket that was just read opens, whose content is at least `depth` nodes deeper in the tree. */
  open(kind: number, depth: number, isType: boolean): void {
    const around = this.group;
    const group = (this.#groups[++this.level] ??= new CodeGroup());
    group.begin(kind, this.tokens.end, around.depth + depth, this.found, isType);
    this.group = group;
    if (this.level >= DEEPEST_GROUP) this.isLost = true;
  }

  /** Gives the bracket around the one that closes. */
  close(): CodeGroup {
    this.group = this.#groups[--this.level] ?? this.group;
    return this.group;
  }

  /** A definition stands here, unless it is so deep that nobody asks for it. What it is asked for with begins `above`. */
  find(above = 0): void {
    if (this.group.depth - above <= DEEPEST_DEFINITION) this.found++;
  }

  cut(start: number, end: number): void {
    if (end - start >= SHORTEST_CUT) this.cuts.cut(start, end);
  }

  /** Leaves out the statement or member that ends here, if no definition is in it. */
  endStatement(end: number): void {
    const { foundBefore, kind, statement } = this.group;
    if (this.found === foundBefore && hasStatements(kind)) this.cut(statement, end);
  }

  /** The rest of a declaration begins that can be left out. */
  beginTail(tail: number, start: number): void {
    const { group } = this;
    group.tail = tail;
    group.tailStart = start;
    group.foundBeforeTail = this.found;
    group.angles = 0;
  }

  /** Leaves out the rest of a declaration, if no definition is in it. */
  endTail(end: number, fill = ''): void {
    const { tail, tailStart, foundBeforeTail } = this.group;
    this.group.tail = Tail.none;
    if (tail === Tail.none || tail === Tail.kept || this.found !== foundBeforeTail) return;
    // An alias needs a type.
    const filled = tail === Tail.alias ? '$' : tail === Tail.type ? fill : '';
    if (end - tailStart >= SHORTEST_CUT) this.cuts.cut(tailStart, end, filled, true);
  }

  /** Whether brackets opened here enclose types. */
  isInType(): boolean {
    const { angles, awaited, generic, isType, tail, typed } = this.group;
    if (isType || typed > 0 || generic >= 0) return true;
    // A class may extend the result of a call.
    if (tail === Tail.header) return angles > 0 || awaited !== Word.class;
    return tail === Tail.type || tail === Tail.alias || tail === Tail.kept;
  }
}

/** Definitions are not deeper in the tree; looking through every expression takes twice the time. */
export const DEEPEST_DEFINITION = 12;

const DEEPEST_GROUP = 1000;
const SHORTEST_CUT = 3;
