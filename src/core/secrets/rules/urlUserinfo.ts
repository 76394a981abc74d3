import { isStandIn, looksRandom } from '../randomness.ts';
import type { SecretRule } from '../secretRule.ts';

/** The password in `scheme://user:password@host`, and a token that stands alone before the `@`. */
export const urlUserinfo: SecretRule = {
  keywords: ['://'],
  find(text, { end }) {
    const window = text.slice(end, end + 400);
    // What begins as a port is one: `http://host:8080/icon@2x.png`.
    const pair = /^([^\s/?#@:"'`<>\\]{0,100}):(?!\d{1,5}[/?#])([^\s@"'`<>\\]{1,200})@[\w.[-]/.exec(window);
    const [value, offset] = pair ? [pair[2] ?? '', (pair[1]?.length ?? 0) + 1] : [loneToken(window), 0];
    if (value.length < 3 || isStandIn(value)) return undefined;
    const start = end + offset;
    return { type: 'url-password', severity: 'medium', spans: [{ start, end: start + value.length }] };
  },
};

function loneToken(window: string): string {
  const token = /^([\w.~-]{16,200})(?::)?@[\w.-]/.exec(window)?.[1] ?? '';
  return looksRandom(token) ? token : '';
}
