/** Makes text from a server fit to be shown and kept: without the key in any form, and not longer than 2,000 characters. */
export function scrub(text: string, keys: readonly string[], redact: (text: string) => string = it => it): string {
  const forms = keys.filter(key => key.length >= 4).flatMap(formsOf);
  let clean = text;
  for (const form of forms) clean = clean.replaceAll(form, MARK);
  clean = clean
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi, `$1 ${MARK}`)
    // A server that shortens the key (`sk-ab***yz`) still shows more of it than a report needs.
    .replace(/\b(?:sk|pk|rk|gsk|xai|key)-[\w*.•…-]{4,}/gi, MARK);
  return clip(redact(clean));
}

function formsOf(key: string): readonly string[] {
  return [key, encodeURIComponent(key.toWellFormed()), Buffer.from(key).toString('base64')];
}

const MARK = '‹key›';
const MAX_LENGTH = 2_000;

function clip(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1).toWellFormed()}…` : text;
}
