import { looksRandom } from '../randomness.ts';
import type { SecretRule, Severity } from '../secretRule.ts';
import { isTokenStart } from '../tokenStart.ts';
import { tokenFormats } from './tokenFormats.ts';
import type { TokenFormat } from './tokenFormats.ts';

/** Keys and tokens that tell their maker by a fixed part: one table of formats, each found by that part. */
export const vendorPrefixes: SecretRule = {
  keywords: tokenFormats.map(format => format.mark.toLowerCase()),
  find(text, { keyword, start }) {
    for (const format of formatsByKeyword.get(keyword) ?? []) {
      const from = start - (format.before ?? 0);
      const value = from < 0 ? undefined : match(text, from, format);
      if (value !== undefined) {
        return { type: format.type, severity: severityOf(value), spans: [{ start: from, end: from + value.length }] };
      }
    }
    return undefined;
  },
};

const formatsByKeyword = Map.groupBy(tokenFormats, format => format.mark.toLowerCase());

function match(text: string, from: number, { pattern, isWordy }: TokenFormat): string | undefined {
  if (isWordy && !isTokenStart(text, from)) return undefined;
  pattern.lastIndex = from;
  const value = pattern.exec(text)?.[0];
  return value !== undefined && (!isWordy || looksRandom(value.replace(/^[a-z]+[_.-]/i, ''))) ? value : undefined;
}

/** Keys of a test environment open nothing of value. */
function severityOf(value: string): Severity {
  return /^(sk|rk|pk)_test_/.test(value) ? 'low' : 'high';
}
