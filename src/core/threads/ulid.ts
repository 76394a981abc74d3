import { createHash, randomBytes } from 'node:crypto';

/**
 * A new id of 26 characters: 10 of time, so that ids sort by creation, and 16 of chance (ULID). With a `seed` they are of
 * it instead: the same id for the same thing each time it is read.
 */
export function ulid(at: number, seed?: string): string {
  let time = '';
  for (let rest = Math.max(0, Math.floor(at)), place = 0; place < TIME_LENGTH; place++) {
    time = letter(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const bytes = seed === undefined ? randomBytes(CHANCE_LENGTH) : createHash('sha256').update(seed).digest();
  return time + Array.from(bytes.subarray(0, CHANCE_LENGTH), byte => letter(byte % 32)).join('');
}

/** When an id was made, in milliseconds since 1970. */
export function ulidTime(id: string): number {
  let time = 0;
  for (const character of id.slice(0, TIME_LENGTH)) time = time * 32 + Math.max(0, LETTERS.indexOf(character));
  return time;
}

export function isUlid(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text);
}

const TIME_LENGTH = 10;
const CHANCE_LENGTH = 16;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function letter(value: number): string {
  return LETTERS.charAt(value);
}
