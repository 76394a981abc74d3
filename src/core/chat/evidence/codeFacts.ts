/** Something that code plainly does under a condition: the raw material of explanations and of test cases. */
export interface CodeFact {
  readonly type: 'throws' | 'returns';
  /** What is thrown or returned, as written: `RangeError`, `'nothing to pay'`. */
  readonly what: string;
  /** As written: `item.count < 1`. Undefined where it is not told by one `if`. */
  readonly when: string | undefined;
  /** Counted from 0, within the code. */
  readonly line: number;
}

/** The guards of a function: what it throws, and what it returns early. Read line by line, in any C-like language or Python. */
export function codeFacts(code: string): readonly CodeFact[] {
  const lines = code.split('\n');
  return lines.flatMap((line, number): readonly CodeFact[] => {
    const text = line.trim();
    const thrown = THROW.exec(text);
    const returned = thrown ? null : RETURN.exec(text);
    const what = thrown?.[1] ?? returned?.[1];
    if (what === undefined || isComment(text)) return [];
    const when = condition(text) ?? conditionAbove(lines, number);
    // A plain return at the end is what the function is for, not a guard.
    if (returned && (when === undefined || what.length > 60)) return [];
    return [{ type: thrown ? 'throws' : 'returns', what: what.trim(), when, line: number }];
  });
}

const THROW = /\b(?:throw new|throw|raise)\s+([\w$.]+)|\bpanic!?\(([^)]{0,60})/;
const RETURN = /\breturn\b\s*([^;{}]*?)\s*;?\s*\}?$/;
const INLINE_IF = /^(?:\}\s*)?(?:else\s+)?(?:if|unless)\s*\((.+)\)\s*\{?\s*(?:throw|return)\b/;
const BLOCK_IF = /^(?:\}\s*)?(?:else\s+if|if|elif|unless)\s*(?:\((.+)\)\s*\{?|(.+?)\s*[:{])$/;

function condition(text: string): string | undefined {
  return INLINE_IF.exec(text)?.[1];
}

/** The `if` that directly opens the block of a line. */
function conditionAbove(lines: readonly string[], number: number): string | undefined {
  const own = indentation(lines[number] ?? '');
  for (let above = number - 1; above >= 0 && number - above <= 3; above--) {
    const line = lines[above] ?? '';
    if (line.trim() === '' || indentation(line) >= own) continue;
    const match = BLOCK_IF.exec(line.trim());
    return match?.[1] ?? match?.[2];
  }
  return undefined;
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

function isComment(text: string): boolean {
  return /^(?:\/\/|\*|\/\*|#|--)/.test(text);
}
