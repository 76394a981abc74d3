/**
 * The names that stand for secrets, and the secrets they stand for: in memory only. The same secret has the same name.
 * A name looks like `‹secret:github-token:kxq1›`; the letters before the number differ from run to run, so that a name
 * in an old thread is never taken for one of today's.
 */
export class Placeholders {
  readonly #series: string;
  readonly #nameByValue = new Map<string, string>();
  readonly #valueByKey = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(series: string = randomSeries()) {
    this.#series = series;
  }

  nameFor(value: string, type: string): string {
    const known = this.#nameByValue.get(value);
    if (known !== undefined) return known;
    const count = (this.#counts.get(type) ?? 0) + 1;
    this.#counts.set(type, count);
    const key = `secret:${type}:${this.#series}${count}`;
    this.#nameByValue.set(value, `‹${key}›`);
    this.#valueByKey.set(key, value);
    return `‹${key}›`;
  }

  /** Puts the secrets back. `missing`: names that are not known here; they are left as they are. */
  restore(text: string): { readonly text: string; readonly missing: readonly string[] } {
    const missing = new Set<string>();
    const restored = text.replace(writtenName, (written, key: string) => {
      const value = this.#valueByKey.get(key);
      if (value === undefined && written.startsWith('‹')) missing.add(written);
      return value ?? written;
    });
    return { text: restored, missing: [...missing] };
  }
}

/** Where names stand in a text, in order. */
export function findPlaceholders(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!text.includes('‹secret:')) return [];
  return [...text.matchAll(name)].map(match => ({ start: match.index, end: match.index + match[0].length }));
}

const name = /‹secret:[a-z0-9-]{1,40}:[a-z]{0,8}\d{1,9}›/g;

/** Models now and then write other brackets. */
const writtenName = /[‹<«](secret:[a-z0-9-]{1,40}:[a-z]{0,8}\d{1,9})[›>»]/g;

function randomSeries(): string {
  const letters = crypto.getRandomValues(new Uint8Array(3));
  return String.fromCharCode(...[...letters].map(value => 97 + (value % 26)));
}
