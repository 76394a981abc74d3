import type { Span } from '../secretRule.ts';

export interface AssignedValue {
  readonly value: string;
  readonly isQuoted: boolean;
  /** It follows the name as the next argument of a call or command. */
  readonly isArgument: boolean;
  /** Several where the value is put together from quoted parts. */
  readonly spans: readonly Span[];
}

/** The value that is given to the name which ends here, in any of the ways in which languages and formats write it. */
export function readValue(text: string, nameStart: number, nameEnd: number): AssignedValue | undefined {
  const window = text.slice(nameEnd, nameEnd + WINDOW);
  if (!operatorAhead.test(window)) return undefined;
  const isQuery = /[?&][\w.-]{0,20}$/.test(text.slice(Math.max(0, nameStart - 21), nameStart));
  for (const { pattern, isQuoted, isArgument = false, skipsQuery } of forms) {
    if (skipsQuery && isQuery) continue;
    const [, before = '', raw = ''] = pattern.exec(window) ?? [];
    if (raw === '') continue;
    const value = isQuoted ? raw : raw.replace(/[,;.]+$/, '');
    const start = nameEnd + before.length;
    const first = { start, end: start + value.length };
    const rest = isQuoted ? furtherParts(text, first.end) : [];
    return {
      value: value + rest.map(span => text.slice(span.start, span.end)).join(''),
      isQuoted,
      isArgument,
      spans: [first, ...rest],
    };
  }
  return undefined;
}

const WINDOW = 600;

/** Most names are followed by none: those are done with quickly. */
const operatorAhead = /^(?:\\{0,3}["'`])?[\])]?[ \t]{0,20}(?:[=:|,(>"'`]|\?:|\\?["'`]|[ \t][^\s])|^["'][^<>\n]{0,60}>/;

interface Form {
  /** What stands before the value, and the value. */
  readonly pattern: RegExp;
  readonly isQuoted: boolean;
  /** Only its place tells that the value belongs to the name: it must be the more certain. */
  readonly isArgument?: boolean;
  /** In the query of a URL `&` ends a value. */
  readonly skipsQuery?: boolean;
}

/** The first that fits is taken. */
const forms: readonly Form[] = [
  // "name": "value", name = 'value', name := `value`, name => ["value", \"name\": \"value\", name: string = "value"
  {
    isQuoted: true,
    pattern:
      /^((?:\\{0,3}["'`])?\]?\)?\s{0,20}(?:\??:\s{0,3}[A-Za-z][\w<>[\]| ]{0,30}=|:=|=>|={1,3}|:)\s{0,20}[[({]?\s{0,3}[rbuf@$]{0,2}\\{0,3}(?:"""|["'`]))((?:[^"'`\\\r\n]|\\(?!["'`]).){1,500})(?=\\{0,3}["'`])/,
  },
  // name("value", "name", "value"
  {
    isQuoted: true,
    isArgument: true,
    pattern: /^((?:\\{0,3}["'`])?[ \t]{0,4}[,(][ \t]{0,4}\\{0,3}["'`])([^"'`\\\r\n]{4,300})(?=\\{0,3}["'`])/,
  },
  // --name "value", name "value", the name is "value"
  {
    isQuoted: true,
    isArgument: true,
    pattern: /^([ \t]{1,4}(?:is[ \t:]{1,3})?\\?["'])([^"'\\\r\n]{4,300})(?=\\?["'])/,
  },
  // <name>value</name>, <name id="x">value</name>, key="name">value<
  { isQuoted: true, pattern: /^((?:[ \t"'][^<>\n]{0,60})?>\s{0,40})([^<>\s]{1,300})(?=\s{0,40}<)/ },
  { isQuoted: true, pattern: /^(["']\s{1,5}(?:value|content)\s{0,2}=\s{0,2}["'])([^"'\r\n]{1,300})(?=["'])/ },
  // | name | value |
  { isQuoted: false, pattern: /^([`*]{0,2}[ \t]{1,20}\|[ \t]{1,20}`?)([^\s|`]{1,300})(?=`?[ \t]{1,20}\|)/ },
  // name: |  and the value on the next line
  { isQuoted: false, pattern: /^(["']?\s{0,5}:\s{0,5}[|>][+-]?\s{0,3}\r?\n\s{1,20})(\S{1,300})(?=\s|$)/ },
  // name=value, name: value
  {
    isQuoted: false,
    skipsQuery: true,
    pattern: /^(["'`]?\]?\s{0,10}(?:=>|:=|={1,2}|:)\s{0,10}\\?)([^\s"'`<>()[\]{},;|\\]{4,200})/,
  },
  { isQuoted: false, pattern: /^(=)([^\s"'`<>()[\]{},;|\\&#]{4,200})/ },
  // --name value, name value, the name is value
  { isQuoted: false, pattern: /^([ \t]{1,4}(?:is[ \t:]{1,3})?)([^\s"'`<>()[\]{},;|\\:=]{6,200})(?=[\s.]|$)/ },
];

/** `"first" + "second"`, `"first" "second"`, also over lines. */
function furtherParts(text: string, from: number): readonly Span[] {
  const spans: Span[] = [];
  for (let at = from; spans.length < MAX_PARTS;) {
    const [, before = '', part = ''] = furtherPart.exec(text.slice(at, at + 400)) ?? [];
    if (part === '') break;
    const start = at + before.length;
    at = start + part.length;
    spans.push({ start, end: at });
  }
  return spans;
}

const MAX_PARTS = 20;
const furtherPart = /^(\\{0,3}["'`]\s{0,10}(?:\+|\.{1,2}|&|\\)\s{0,40}["'`])([^"'`\\\r\n]{1,300})(?=["'`])/;
