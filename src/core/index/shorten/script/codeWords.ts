/** Words of JavaScript and TypeScript that tell what stands around them. Each may have several of these properties. */
export const Trait = {
  /** An expression or a type follows. */
  operand: 1,
  /** Parentheses follow, and a statement after them. */
  control: 2,
  /** A statement follows. */
  block: 4,
  /** Begins a statement wherever it stands. */
  statement: 8,
  definition: 16,
  /** A name as well. */
  contextual: 32,
  /** Goes on with what stands before it, also on the next line. */
  continues: 64,
  /** May stand before the name of a member. */
  modifier: 128,
  declaration: 256,
} as const;

const { operand, control, block, statement, definition, contextual, continues, modifier, declaration } = Trait;

const TRAITS: Readonly<Record<string, number>> = {
  abstract: modifier,
  accessor: modifier,
  as: operand | contextual | continues,
  asserts: operand | contextual,
  async: modifier,
  await: operand,
  case: operand,
  catch: control | continues,
  class: definition,
  const: operand | statement | declaration,
  declare: modifier,
  default: operand,
  delete: operand,
  do: block,
  else: block | continues,
  enum: definition | contextual,
  export: operand | statement,
  extends: operand | continues,
  finally: block | continues,
  for: control | statement,
  from: contextual | continues,
  function: definition,
  get: modifier,
  if: control | statement,
  implements: operand | continues,
  import: operand,
  in: operand | continues,
  infer: operand | contextual,
  instanceof: operand | continues,
  interface: definition | contextual,
  is: operand | contextual | continues,
  keyof: operand | contextual,
  let: operand | statement | declaration,
  module: definition | contextual,
  namespace: definition | contextual,
  new: operand,
  of: operand | contextual | continues,
  override: modifier,
  private: modifier,
  protected: modifier,
  public: modifier,
  readonly: operand | contextual | modifier,
  require: operand | contextual,
  return: operand | statement,
  satisfies: operand | contextual | continues,
  set: modifier,
  static: modifier,
  switch: control | statement,
  throw: operand | statement,
  try: block,
  type: operand | definition | contextual,
  typeof: operand,
  unique: operand | contextual,
  var: operand | statement | declaration,
  void: operand,
  while: control | statement | continues,
  with: control,
  yield: operand,
};

const NAMES = Object.keys(TRAITS);
/** By number; 0 is every other word. */
const TRAITS_OF: readonly number[] = [0, ...NAMES.map(name => TRAITS[name] ?? 0)];
const LONGEST = Math.max(...NAMES.map(it => it.length));
/** Numbers of words by the hash of their first characters and length. */
const BUCKETS: readonly (readonly number[])[] = Array.from({ length: 1024 }, (_, hash) =>
  NAMES.flatMap((name, i) => (hashOf(name.charCodeAt(0), name.charCodeAt(1), name.length) === hash ? [i + 1] : [])),
);

function hashOf(first: number, second: number, length: number): number {
  return (first * 7 + second * 13 + length * 61) & 1023;
}

/** The number of the word that stands in this place; 0 where it has no traits. */
export function wordAt(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > LONGEST) return 0;
  const bucket = BUCKETS[hashOf(text.charCodeAt(start), text.charCodeAt(start + 1), length)];
  if (bucket === undefined || bucket.length === 0) return 0;
  for (const word of bucket) {
    const name = NAMES[word - 1] ?? '';
    if (name.length === length && text.startsWith(name, start)) return word;
  }
  return 0;
}

export function traitsOf(word: number): number {
  return TRAITS_OF[word] ?? 0;
}

export const Word = {
  as: numberOf('as'),
  async: numberOf('async'),
  await: numberOf('await'),
  case: numberOf('case'),
  class: numberOf('class'),
  const: numberOf('const'),
  default: numberOf('default'),
  enum: numberOf('enum'),
  export: numberOf('export'),
  function: numberOf('function'),
  import: numberOf('import'),
  interface: numberOf('interface'),
  module: numberOf('module'),
  new: numberOf('new'),
  return: numberOf('return'),
  switch: numberOf('switch'),
  type: numberOf('type'),
  void: numberOf('void'),
} as const;

function numberOf(name: string): number {
  return NAMES.indexOf(name) + 1;
}
