import type { SymbolReference } from './textReference.ts';

/** The names of code in prose: in backticks, called (`parse()`), announced (“the class Parser”), or shaped like code. */
export function symbolReferences(text: string): readonly SymbolReference[] {
  const found: SymbolReference[] = [];
  const taken = new Set<number>();
  for (const { pattern, isPlain } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const written = match.groups?.['name'] ?? '';
      const start = match.index + match[0].indexOf(written);
      const parts = written.split(/\.|::|#|->/).filter(part => part !== '' && part !== 'this' && part !== 'self');
      const name = parts.pop();
      if (name === undefined || name.length < 2 || taken.has(start) || isNoName(name)) continue;
      for (let i = start; i < start + written.length; i++) taken.add(i);
      const container = parts.pop();
      found.push({
        type: 'symbol',
        name,
        ...(container === undefined ? {} : { container }),
        isPlain,
        start,
        end: start + written.length,
      });
    }
  }
  return found;
}

const IDENTIFIER = String.raw`[\p{L}_$][\p{L}\p{N}_$]{0,80}`;
const CHAIN = String.raw`${IDENTIFIER}(?:(?:\.|::|#|->)${IDENTIFIER}){0,6}`;
const KIND =
  '(?:function|method|class|interface|type|struct|enum|trait|constant|component|hook|module|decorator|macro|Funktion|Methode|Klasse)';
const NOT_INSIDE = String.raw`(?<![\p{L}\p{N}_$.@/\\#-])`;

/** From the surest to the least sure. A later form does not take what an earlier one has taken. */
const FORMS = [
  { pattern: new RegExp(String.raw`\x60(?<name>${CHAIN})(?:\([^\x60\n]{0,120}\))?[?!;]?\x60`, 'gu'), isPlain: true },
  {
    pattern: new RegExp(String.raw`${NOT_INSIDE}(?<name>${CHAIN})\((?!s\))[^()\n]{0,60}\)`, 'gu'),
    isPlain: true,
  },
  {
    pattern: new RegExp(String.raw`\b${KIND} (?:called |named |namens )?["'“]?(?<name>${CHAIN})(?![\w-])`, 'gu'),
    isPlain: false,
  },
  { pattern: new RegExp(String.raw`\bthe ["'“]?(?<name>${CHAIN})["'”]? ${KIND}\b`, 'gu'), isPlain: false },
  {
    // camelCase, snake_case, PascalCase of two humps, SCREAMING_CASE, Parser.parse
    pattern: new RegExp(
      String.raw`${NOT_INSIDE}(?<name>(?:[a-z$][\w$]*[a-z0-9][A-Z][\w$]*|[A-Za-z]+[a-z0-9]*_\w+|_\w*[a-z]\w*|(?:[A-Z][a-z0-9]+){2,}[A-Z]*|[A-Z]{2,}[a-z][a-z0-9]+[A-Z][\w$]*|[A-Z]\w*(?:\.|::|#)[a-z]\w+))(?![\w$]|[-/\\]\w)`,
      'gu',
    ),
    isPlain: false,
  },
];

/** Keywords, and words of a sentence that stand where a name could: “the function that …”. */
const NO_NAMES = new Set(
  (
    'true false null undefined None nil True False void string number boolean int float bool str any object const let var ' +
    'function class interface type return if else for while switch case import export from async await new this self ' +
    'that which to in is for of and or with not does do has was were are can should will the it its if where when then ' +
    'called named above below here there main first last next same other whole right wrong new old entire ' +
    'JavaScript TypeScript GitHub GitLab VSCode CoffeeScript PostgreSQL MySQL MongoDB GraphQL OpenAI LaTeX iPhone macOS ' +
    'YouTube PowerShell WebAssembly WebSocket IntelliJ JetBrains eBay iOS npm'
  ).split(' '),
);

function isNoName(name: string): boolean {
  return NO_NAMES.has(name) || /^\d/.test(name);
}
