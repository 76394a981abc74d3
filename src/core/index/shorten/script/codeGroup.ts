/** What a bracket encloses. */
export const Kind = {
  /** The file. */
  top: 0,
  /** Statements. */
  block: 1,
  /** What follows `=>`: statements, or a type. */
  arrowBlock: 2,
  /** Cases of a `switch`. */
  cases: 3,
  namespace: 4,
  /** An object, a pattern or a type. */
  object: 5,
  /** Certainly a type, or an interface. */
  type: 6,
  class: 7,
  enum: 8,
  /** From here on parentheses and the like. */
  paren: 9,
  /** Arguments or parameters: nothing is wrong with none. */
  call: 10,
  control: 11,
  switch: 12,
  bracket: 13,
  /** A list, not an index: nothing is wrong with none. */
  list: 14,
  template: 15,
  substitution: 16,
} as const;

/** How much of a value that may be an arrow function was seen. */
export const Arrow = { none: 0, begin: 1, name: 2, parameters: 3 } as const;

/** What the end of a declaration is that can be left out. */
export const Tail = {
  none: 0,
  type: 1,
  value: 2,
  alias: 3,
  header: 4,
  /** A type that stays. */
  kept: 5,
} as const;

/** A bracket that is open, and the statement or member within it that was last begun. */
export class CodeGroup {
  kind: number = Kind.top;
  /** Behind the bracket. */
  start = 0;
  /** Of what stands in it, in the tree: at least so many nodes are around it. */
  depth = 1;
  /** Definitions found before it began. */
  found = 0;
  /** Whether all in it are types. */
  isType = false;
  /** Whether `name:` was seen in parentheses, and the type behind it goes on; 2 after `):`. */
  typed = 0;
  /** Of parentheses: whether they can be left out before `=>`. */
  isFree = false;
  /** The same of the parentheses last closed in it, and where they began. */
  parenStart = 0;
  isParenFree = false;
  /** `name(` was seen, which may be a method. */
  mayBeMethod = false;
  /** These are the parentheses of it. */
  endsMethod = false;

  /** Where the statement or member began, and the definitions found before it. */
  statement = 0;
  foundBefore = 0;
  /** Whether a semicolon stands before the token that comes. */
  isAtEnd = false;
  isDecorated = false;
  arrow: number = Arrow.none;
  ternaries = 0;
  /** The word of a definition whose body is awaited. */
  awaited = 0;
  isFunction = false;
  isDeclaration = false;
  isAlias = false;
  tail: number = Tail.none;
  tailStart = 0;
  foundBeforeTail = 0;
  angles = 0;
  /** Where `<` began that lists type parameters; -1 where none do. */
  generic = -1;
  genericEnd = -1;
  isGenericNamed = false;

  begin(kind: number, start: number, depth: number, found: number, isType: boolean): void {
    this.kind = kind;
    this.start = start;
    this.depth = depth;
    this.found = found;
    this.isType = isType;
    this.typed = 0;
    this.isFree = false;
    this.isParenFree = false;
    this.mayBeMethod = false;
    this.endsMethod = false;
    this.beginStatement(start, found);
  }

  beginStatement(start: number, found: number): void {
    this.statement = start;
    this.foundBefore = found;
    this.isAtEnd = false;
    this.isDecorated = false;
    this.arrow = Arrow.none;
    this.ternaries = 0;
    this.awaited = 0;
    this.isFunction = false;
    this.isDeclaration = false;
    this.isAlias = false;
    this.tail = Tail.none;
    this.angles = 0;
    this.generic = -1;
    this.genericEnd = -1;
  }
}

/** Whether statements or members stand in it that can be left out one by one. */
export function hasStatements(kind: number): boolean {
  return (
    kind === Kind.top ||
    kind === Kind.block ||
    kind === Kind.arrowBlock ||
    kind === Kind.type ||
    kind === Kind.namespace
  );
}
