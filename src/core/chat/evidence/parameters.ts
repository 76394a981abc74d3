/** A parameter as a signature gives it. */
export interface Parameter {
  readonly name: string;
  /** As written; empty where the language has none. */
  readonly type: string;
  readonly isOptional: boolean;
}

/** The parameters in a signature of TypeScript, Python, Rust, Kotlin, Swift (`name: type`), else names with what is written. */
export function parametersOf(signature: string): readonly Parameter[] {
  const open = signature.indexOf('(');
  if (open < 0) return [];
  return splitTop(signature.slice(open + 1, closing(signature, open)))
    .map(parameter)
    .filter(it => it !== undefined);
}

/** What stands behind the parameters as the result: `number` in `f(): number`. Empty where nothing does. */
export function resultOf(signature: string): string {
  const open = signature.indexOf('(');
  if (open < 0) return '';
  const rest = signature.slice(closing(signature, open) + 1);
  return /^\s*(?::|->)\s*([^{=]+?)\s*(?:=>|[{:=]|where\b)?\s*$/.exec(rest)?.[1]?.trim() ?? '';
}

function parameter(text: string): Parameter | undefined {
  const match =
    /^(?:(?:public|private|protected|readonly|mut|const|final)\s+)*(\.{3}|\*{0,2}|&)?([\w$]+|\{[^}]*\}|\[[^\]]*\])(\?)?\s*(?::\s*([\s\S]*?))?(?:\s*=(?!>)\s*([\s\S]+))?$/.exec(
      text,
    );
  const name = match?.[2];
  if (!match || name === undefined || name === 'self' || name === 'cls' || name === 'this') return undefined;
  const isOptional = match[3] !== undefined || match[5] !== undefined;
  return { name: name.startsWith('{') ? 'options' : name, type: match[4] ?? '', isOptional };
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const character = text.charAt(i);
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth === 0) return i;
  }
  return text.length;
}

function splitTop(list: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= list.length; i++) {
    const character = list.charAt(i);
    if ('([{<'.includes(character) && character !== '') depth++;
    else if (')]}'.includes(character) || (character === '>' && list.charAt(i - 1) !== '=')) depth--;
    if (i === list.length || (character === ',' && depth === 0)) {
      parts.push(list.slice(from, i).trim());
      from = i + 1;
    }
  }
  return parts.filter(part => part !== '');
}
