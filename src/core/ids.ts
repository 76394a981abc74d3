import { randomBytes } from 'node:crypto';

/** A new ULID: 10 characters of time and 16 of chance in Crockford's base 32, so that ids sort by creation. */
export function newId(at: number = Date.now()): string {
  let time = '';
  for (let rest = at, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = ALPHABET.charAt(rest % 32) + time;
  return time + Array.from(randomBytes(16), byte => ALPHABET.charAt(byte % 32)).join('');
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
