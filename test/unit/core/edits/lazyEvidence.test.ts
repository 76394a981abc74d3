import assert from 'node:assert/strict';
import { outcome } from './checkApply.ts';

/** What says where a part of a reply with placeholders belongs, and what speaks against a place. */
describe('evidence for the place of a part', () => {
  const check = (name: string, text: string, reply: string, expected: string, language = 'typescript'): void => {
    it(name, () => assert.equal(outcome(text, reply, { language }), expected));
  };
  const dots = '// ... existing code ...\n';
  const ambiguous = 'refused: ambiguous';

  const version = "import { a } from './a';\n\nconst VERSION = '5.3.0';\n\nexport function f() {\n  return a;\n}\n";
  check(
    'a newer form of a line, where nothing else of the part is in the file',
    version,
    `${dots}\nconst VERSION = '5.3.3';\n\n${dots}`,
    version.replace('5.3.0', '5.3.3'),
  );
  check(
    'a line like two of the file is a newer form of neither',
    'first();\n\nset("alpha", make(alpha, env));\n\nset("beta", make(beta, env));\n\nlast();\n',
    `${dots}\nset("gamma", make(gamma, env));\n\n${dots}`,
    ambiguous,
  );
  const stacked =
    'function f(a, b) {\n  if (a) {\n    return 1;\n  }\n  // Old words.\n  var stacked = stack.get(array);\n\n  return a + b;\n}\n';
  check(
    'what stands between a newer form and the edge of its part may go or stay',
    stacked,
    `${dots}  }\n  var stacked = stack.get(other);\n\n  ${dots}`,
    ambiguous,
  );

  const two =
    'function first(all) {\n  const size = all.length;\n  prepare(size);\n}\n\nfunction second(all) {\n  const size = all.length;\n  if (size > 1) {\n    finish(all);\n  }\n}\n';
  check(
    'the body of one function is not that of another',
    two,
    `function first(all) {\n  ${dots}  if (size > 1) {\n    finish(all, size);\n  }\n}\n`,
    ambiguous,
  );
  check(
    'the body of the function that is named',
    two,
    `${dots}function second(all) {\n  ${dots}  if (size > 1) {\n    finish(all, size);\n  }\n}\n`,
    two.replace('finish(all)', 'finish(all, size)'),
  );
  const three =
    'function a(x) {\n  one(x);\n}\n\nfunction b(x) {\n  two(x);\n}\n\n/** The last. */\nfunction c(x) {\n  three(x);\n}\n';
  check(
    'a placeholder between the ends of a block takes no other block along',
    three,
    `function a(x) {\n  ${dots}}\n\n/** The last. */\nfunction c(x) {\n  three(x, 1);\n}\n`,
    ambiguous,
  );
  check(
    'a placeholder that would stand for nothing beside a new line',
    'open(file);\nread(file);\nclose(file);\n',
    `open(file);\ncheck(everything);\n${dots}read(file);\nclose(file);\n`,
    ambiguous,
  );

  const rename =
    'class Rotate {\n  constructor() {\n    this.uv = 1;\n  }\n\n  construct() {\n    const angle = this.uv;\n    rotate(angle);\n    return angle;\n  }\n}\n';
  check(
    'a method with a new name whose body is left out',
    rename,
    `class Rotate {\n  ${dots}  }\n\n  setup() {\n    const angle = this.uv;\n    ${dots}}\n`,
    rename.replace('construct()', 'setup()'),
  );
  check(
    'a method with a new name that is shown to its end',
    rename,
    `class Rotate {\n  ${dots}  }\n\n  setup() {\n    const angle = this.uv;\n    rotate(angle);\n    return angle;\n  }\n}\n`,
    ambiguous,
  );

  const checks =
    'class Util {\n  static none: Util;\n  /**\n   * Checks a value.\n   */\n  static isThing(value: unknown): boolean;\n  /**\n   * Copies all values.\n   */\n  static copy(value: unknown): void;\n}\n';
  const shown = (line: string): string =>
    `class Util {\n  ${dots}  /**\n   * Checks a value.\n   */\n  ${line}\n  /**\n   * Copies all values.\n   ${dots}`;
  check(
    'a declaration with another name under the same comment',
    checks,
    shown('static isNamedThing(value: unknown): boolean;'),
    ambiguous,
  );
  check(
    'a declaration with the same name under the same comment',
    checks,
    shown('static isThing(value: unknown): value is Thing;'),
    checks.replace('boolean', 'value is Thing'),
  );
  check(
    'a line that was moved over the edge of its part',
    'function pan(map, offset) {\n  scale(offset);\n\n  map.moveBy(offset);\n\n  if (map.isBounded) {\n    map.stay(offset);\n  }\n  map.tell();\n}\n',
    `${dots}\n  if (map.isBounded) {\n    offset = map.limit(offset);\n  }\n  map.moveBy(offset);\n  map.tell();\n}\n`,
    ambiguous,
  );
  check(
    'a bracket before new lines, which may be the one before what those take the place of',
    'function make(options) {\n  if (!options) {\n    return {};\n  }\n  if (!options.isPlain && options.type) {\n    return new Thing();\n  }\n  else {\n    return Object.create(proto);\n  }\n}\n',
    `function make(options) {\n  ${dots}  }\n  if (options.isPlain || options.type) {\n    return Object.create(proto);\n  }\n  ${dots}`,
    ambiguous,
  );

  const registry =
    'class Registry {\n  get(context) {\n    return make(context);\n  }\n\n  inner(context) {\n    const inner = [];\n    for (const it of all) inner.push(it.inner(context));\n    return inner;\n  }\n\n  exported(context) {\n    const exported = [];\n    for (const it of all) exported.push(it.exported(context));\n    log("exported", exported.length);\n    check(exported, context);\n    warn(exported, context);\n    return exported;\n  }\n\n  single(context) {\n    const single = [];\n    return single;\n  }\n}\n';
  const without = registry.replace(/ {2}exported\(context\)[^]*?\n {2}\}\n\n/, '');
  check(
    'a part that does nothing but leave out one run of lines, in a reply that does more',
    registry,
    `class Registry {\n  get(context) {\n    return make(context, true);\n  }\n  ${dots}    return inner;\n  }\n\n  single(context) {\n    const single = [];\n    ${dots}`,
    without.replace('make(context)', 'make(context, true)'),
  );
  check(
    'a part that leaves out more than it shows, and puts something in its place',
    registry,
    `class Registry {\n  get(context) {\n    return make(context, true);\n  }\n  ${dots}    return inner;\n  }\n\n  // Gone.\n  single(context) {\n    ${dots}`,
    'refused: incomplete-file',
  );
  const nested =
    'function f(all) {\n  let last = null;\n  return all.map(\n    /** @param {any} one */ (one) => {\n      const made = make(one);\n      made.before = last;\n      last = made;\n      return made;\n    }\n  );\n}\n';
  const flat =
    'function f(all) {\n  let last = null;\n  return all.map((one) => {\n    const made = make(one);\n    made.before = last;\n    last = made;\n    return made;\n  });\n}\n';
  check('lines that stand less deep than before', `top();\n${nested}`, `${dots}${flat}`, `top();\n${flat}`);
  const schema = 'first({\n  a: 1,\n});\n\n\nextend(() => {\n  if (has(proto, name)) {\n    fail(name);\n  }\n});\n';
  check(
    'one blank line where the file has two',
    schema,
    `${dots}});\n\nextend(() => {\n  if (has(proto, name, 1)) {\n    fail(name);\n    ${dots}`,
    schema.replace('\n\n\n', '\n\n').replace('proto, name', 'proto, name, 1'),
  );
  const tail = Array.from({ length: 9 }, (_, at) => `line${String(at)}(value);\n`).join('');
  check(
    'a few lines that a reply neither shows nor leaves out at its end',
    `alpha(1);\nbeta(2);\ngamma(3);\n\n${tail}`,
    `${dots}beta(2);\nbetween();\ngamma(3);\n`,
    ambiguous,
  );
});

/** A reply that shows all of a file but its first line may be the file without that line, or the part below it. */
describe('an import above what a reply shows', () => {
  const members = Array.from({ length: 9 }, (_, at) => `  static member${String(at)}(list: List): number;\n`).join('');
  const file = (head: string): string =>
    `${head}export class Util {\n  static copy(list: List): void;\n  static find(list: List): string;\n${members}  static sort(list: List): void;\n}\n`;
  const part = file('').replace('sort(list: List)', 'sort(list: List, by: string)');
  const check = (name: string, head: string, reply: string, expected: string): void => {
    it(name, () => assert.equal(outcome(file(head), reply), expected));
  };
  const used = "import { List } from './list';\n";
  check('stays where its name is still used', used, part, used + part);
  const unused = "import { Old } from './old';\n";
  check('goes where nothing uses it', unused, part, part);
  const moved = part.replace('}\n', "}\nimport { List } from './lists';\n");
  check('goes where its name is imported from elsewhere', used, moved, moved);
});
