import { BraceScan } from './braceScan.ts';
import type { BraceRules } from './braceRules.ts';
import type { ShortText } from '../shortText.ts';

/**
 * A text of a language with braces, without the insides of bodies that hold no definition, comments and long strings.
 * Undefined where the text is not certain to be understood; in doubt a part stays.
 */
export function braceText(text: string, rules: BraceRules): ShortText | undefined {
  const scan = new BraceScan(text, rules);
  return scan.run() ? scan.cuts.applyTo(text) : undefined;
}
