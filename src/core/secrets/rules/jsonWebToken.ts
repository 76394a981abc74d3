import type { SecretRule } from '../secretRule.ts';
import { isTokenStart } from '../tokenStart.ts';

/** A JSON web token, signed (three parts) or encrypted (five): RFC 7519. */
export const jsonWebToken: SecretRule = {
  keywords: ['eyj'],
  find(text, { start }) {
    if (!isTokenStart(text, start)) return undefined;
    token.lastIndex = start;
    const match = token.exec(text);
    return match ? { type: 'jwt', severity: 'medium', spans: [{ start, end: start + match[0].length }] } : undefined;
  },
};

const token =
  /eyJ[\w-]{8,8000}\.(?:[\w-]{4,12000}\.[\w-]{8,2000}(?:\.[\w-]{8,12000}\.[\w-]{8,200})?|\.[\w-]{8,200}\.[\w-]{4,12000}\.[\w-]{8,200})/y;
