/**
 * Whether a value looks as if a machine had made it by chance: a key or token, not a name, a word, a version or a path.
 * What is made by chance changes often between small letters, capitals and digits, and holds few runs that could be words.
 */
export function looksRandom(whole: string): boolean {
  const value = whole.slice(0, ENOUGH);
  return value.length >= 12 && !notRandom.test(value) && isMixed(value) && entropy(value) >= 2.8;
}

function isMixed(value: string): boolean {
  const digits = count(value, /\d/g);
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 16 && digits >= 2 && digits < value.length;
  const changes = count(value, /[A-Z]?[a-z]+|[A-Z]+|\d+/g) / value.length;
  if (changes < 0.1) return false;
  const words = wordShare(value);
  if (digits === 0) return value.length >= 20 && changes >= 0.3 && words < 0.25;
  if (value.length >= 20 && digits / value.length >= 0.1 && /^[A-Za-z0-9]+$/.test(value) && words < 0.6) return true;
  return (changes >= 0.3 && words < 0.45) || (changes >= 0.18 && words < 0.3 && (digits >= 2 || value.length >= 20));
}

/** So many characters of a value tell what it is. */
const ENOUGH = 96;

/** Blanks, numbers, dates, versions, names of models, algorithms and cloud resources. */
const notRandom =
  /\s|^[\d.,:eETZ+-]+$|^v?\d+\.\d+\.\d|^arn:|^(gpt|claude|gemini|llama|mistral|qwen|deepseek)[-.\d]|^(sha|aes|rsa|md|ecdsa|hmac|ed|tls|utf|iso|http|oauth)[-_]?\d|[-_]20[12]\d{5}$/i;

/** What a person might have chosen as a password. `isQuoted`: it stood in quotes, so that it is no name of the code. */
export function looksLikePassword(value: string, isQuoted: boolean): boolean {
  if (value.length < 4 || value.length > 128 || !/[\p{L}\p{N}]/u.test(value)) return false;
  if (notPasswords.test(value)) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d\s]/u].filter(kind => kind.test(value)).length;
  // Words with blanks between them are a label or a sentence far more often than a passphrase.
  if (/\s/.test(value)) return false;
  if (isQuoted) return kinds > 1 ? !/^\p{Lu}\p{Ll}+$/u.test(value) && !isName(value) : value.length >= 5;
  return value.length >= 6 && kinds >= 2 && /[\d!@#$%^&*?~]/.test(value) && !isName(value);
}

/** What stands for a value that is elsewhere: a variable, a template, an example, a mask. */
export function isStandIn(value: string): boolean {
  const start = value.slice(0, ENOUGH);
  return standIn.test(start) || /^(.)\1*$/.test(start) || example.test(start);
}

const standIn =
  /^(\$|%|#\{|\{\{|<|\[|@|&|~\/|\.\.?\/|\/)|\$\{|\{\{|\}\}|<[\w -]+>|%[\w(]|process\.env|os\.environ|import\.meta|getenv|^(env|var|local|secrets|config|settings|self|this|args|opts|options|params|props|req|request|ctx|data|input|form|user|event|state)\.|^[\w.]+\(|^(null|nil|none|undefined|true|false|string|str|number|bool(ean)?|int|object|any|unknown|void|bytes|varchar|char|text|required|optional|default|empty|hidden|redacted|removed|secret|password|passwd|token|api[_-]?key|key)$/i;
const example =
  /^(x{3,}|\*{3,}|\.{3,}|•{3,})|^(your|my|the|some|an?|insert|enter|put|add|replace|change|example|sample|dummy|fake|mock|test|todo|tbd|foo|bar|placeholder)[\W_]|\b(example|placeholder|changeme|change_me|your[\W_]\w+|goes[\W_]here|_here)\b|here>?$|(^|\W)x{4,}(\W|$)|^(0123456789|abcdefghij|12345678901)/i;

const notPasswords =
  /^(password\w{0,6}|passwort|passwd|pass|pwd|secret|token|hidden|text|string|required|current-?password|new-?password|off|on|none|null|true|false|undefined|username|email|login|submit|value|name|type|label|error|invalid|missing|https?:.*|[\w-]+\.(?:js|ts|py|json|html|css|ya?ml|md|txt|go|rs|java))$/i;

/** `camelCase`, `snake_case`, `dotted.path`, `kebab-case`, `Some::Path`: names, if no digit stands in them but at the end of a word. */
function isName(value: string): boolean {
  return /^[A-Za-z_$][A-Za-z_$]*\d{0,2}([._:/-]{1,2}[A-Za-z_$]+\d{0,2})*$/.test(value) && !/^[a-z]+\d+$/.test(value);
}

/** The share of characters that stand in runs which could be words. */
function wordShare(value: string): number {
  const runs = value.match(/[A-Z]?[a-z]{4,}|[A-Z]{5,}/g) ?? [];
  const words = runs.filter(run => count(run, /[aeiou]/gi) / run.length >= 0.25 && !/[^aeiouy]{4}/i.test(run));
  return words.join('').length / value.length;
}

/** Shannon's, in bits for each character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / value.length) * Math.log2(n / value.length), 0);
}

function count(value: string, pattern: RegExp): number {
  return value.match(pattern)?.length ?? 0;
}
