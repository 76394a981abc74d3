import { isStandIn, looksRandom } from '../randomness.ts';
import type { SecretRule } from '../secretRule.ts';

/** What stands in an `Authorization` header or after a scheme's name. */
export const authorization: SecretRule = {
  keywords: ['authorization', 'bearer', 'basic'],
  find(text, { keyword, end }) {
    const pattern = keyword === 'authorization' ? header : keyword === 'basic' ? basic : bearer;
    const [all = '', value = ''] = pattern.exec(text.slice(end, end + MAX_LENGTH)) ?? [];
    if (value === '' || isStandIn(value)) return undefined;
    if (keyword === 'basic' ? !isPair(value) : !looksRandom(value) && !/^[\w-]*\d[\w-]*\.[\w.-]+$/.test(value))
      return undefined;
    const from = end + all.length - value.length;
    return { type: 'authorization', severity: 'high', spans: [{ start: from, end: from + value.length }] };
  },
};

const MAX_LENGTH = 3_000;
const header =
  /^(?:\\?["'`\]]){0,3}\s{0,3}[:=,]\s{0,3}(?:\\?["'`]){0,2}(?:(?:Token|ApiKey|Api-Key|Key|Bot|Digest|OAuth|AWS\w*)\s{1,3})?(?:token=)?(?:\\?["'])?([\w.~+/:=-]{12,2800})/i;
const bearer = /^(?:\s|%20|\+){1,3}([\w.~+/=-]{12,2800})/;
const basic = /^(?:\s|%20){1,3}([A-Za-z0-9+/_-]{8,2800}={0,2})/;

/** Basic credentials are a name and a password with a colon between them. */
function isPair(value: string): boolean {
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return /^[\x20-\x7e]*:[\x20-\x7e]+$/.test(pair);
}
