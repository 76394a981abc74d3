import { isStandIn, looksLikePassword, looksRandom } from '../randomness.ts';
import type { SecretRule, Span } from '../secretRule.ts';
import { readValue } from './assignedValue.ts';
import type { AssignedValue } from './assignedValue.ts';

/**
 * A name that promises a secret, an operator, and a value that looks like one: `DB_PASSWORD=…`, `"api_key": "…"`,
 * `<token>…</token>`, `--secret …`, `password: |` with the value on the next line, a row of a table.
 */
export const assignment: SecretRule = {
  keywords: [
    ...['password', 'passwd', 'passphrase', 'passcode', 'pwd', 'pass', 'pw'],
    ...['secret', 'token', 'credential', 'apikey', 'authkey', 'access_key', 'accesskey', 'secretkey', 'privatekey'],
    ...['_key', '-key', ' key', 'key', 'auth', 'signature', 'salt', 'dsn'],
  ],
  find(text, { keyword, start, end }) {
    const rest = /^[\w.-]{0,40}/.exec(text.slice(end, end + 40))?.[0] ?? '';
    if (!isSecretName(text, keyword, start, rest)) return undefined;
    const value = readValue(text, start, end + rest.length);
    if (!value || !isSecretValue(text, value, kindOf(keyword))) return undefined;
    return { type: 'secret-value', severity: 'medium', spans: value.spans };
  },
};

type Kind = 'password' | 'secret' | 'token';

function kindOf(keyword: string): Kind {
  if (/^(pa|pw)/.test(keyword)) return 'password';
  return keyword === 'secret' || keyword === 'credential' ? 'secret' : 'token';
}

/** A name whose end says that its value is something about the secret, not the secret. */
const notSecretEnd =
  /(?:names?|ids?|types?|url|uri|path|files?|length|len|size|counts?|limits?|fields?|form|input|label|hint|policy|policies|prompt|reset|ref|arn|env|var|version|expiry|expires\w*|expiration|ttl|age|at|in|on|format|pattern|regex|re|rules?|manager|provider|service|factory|errors?|exception|handler|helper|utils?|column|index|usage|budget|kind|status|state|enabled|required|store|ring|board|codes?|map|mapping|words?|press|up|down|event|izer|ize|ized|ization|ise|s?_per_\w+|stream|list|set|space|spacing|frames?|point|chain|vault|endpoint|issuer|audience|scopes?|bucket|class|style|template|placeholder|message|text|title|description|validator|strength|requirements?)$/i;

/** A name whose beginning says so. */
const notSecretStart =
  /(?:public_?(?:key)?|next_?(?:page_?)?|page_?|continuation_?|cancel(?:lation)?_?|syntax_?|peek_?|foreign_?|primary_?|sort_?|cache_?|partition_?)$/i;

function isSecretName(text: string, keyword: string, start: number, rest: string): boolean {
  if (rest !== '' && notSecretEnd.test(rest)) return false;
  if (notSecretStart.test(text.slice(Math.max(0, start - 16), start))) return false;
  const before = text.charAt(start - 1);
  const isWhole = !/[a-z]/i.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(text.charAt(start)));
  switch (keyword) {
    // Short words are parts of many others.
    case 'pass':
    case 'pw':
    case 'pwd':
    case 'auth':
    case 'salt':
    case 'dsn':
      return isWhole && /^(?:[_-]?\d{0,2}|word)?$/.test(rest);
    case 'key':
      return /[a-z]/.test(before) && text.charAt(start) === 'K' && rest.length < 12;
    default:
      return !/^[a-z]{4,}/.test(rest) || /^(?:key|hash|value|base|prod|dev|test)/i.test(rest);
  }
}

function isSecretValue(text: string, { value, isQuoted, isArgument, spans }: AssignedValue, kind: Kind): boolean {
  if (value.length < 4 || isStandIn(value)) return false;
  if (!isQuoted && isExpression(value, kind)) return false;
  if (kind === 'password' && looksLikePassword(value, isQuoted && !isArgument)) return true;
  if (kind === 'password' && isConfiguredWord(text, value, spans)) return true;
  const isWord = !isQuoted && /^[a-z_$][\w$]*$/i.test(value);
  if (kind === 'secret' && !isArgument && !isWord && looksLikePassword(value, false)) return true;
  return looksRandom(value);
}

/** Code rather than a value: a path of names such as `config.auth.token2`, or a condition. */
function isExpression(value: string, kind: Kind): boolean {
  if (/^[a-z_$][\w$]*(?:\??\.[\w$]+)+$/i.test(value) || /&&|\?\?|==.|\?.*:/.test(value)) return true;
  return kind === 'token' && !/^[\w.+/=~%:-]+$/.test(value);
}

/** A single word is a password where the line is one of a configuration: a name, an operator and the word, nothing else. */
function isConfiguredWord(text: string, value: string, spans: readonly Span[]): boolean {
  const span = spans[0];
  if (!span || !/^[a-z]{8,40}$/.test(value)) return false;
  const before = text.slice(Math.max(0, span.start - 120), span.start);
  const after = text.slice(span.end, span.end + 40);
  return (
    (/(?:^|\n)[ \t]*(?:[-+#*] ?)?(?:export |env |arg |set |-e )?["']?[\w.-]{3,60}["']?(?:=|: +|: *[|>]-?\s+)$/i.test(
      before,
    ) &&
      /^[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.test(after)) ||
    (/(?:;|^|\n|["'])\s?(?:password|pwd)=$/i.test(before) && /^;/.test(after)) ||
    /--?[\w-]*password[= ]$/i.test(before) ||
    /\|[ `]*$/.test(before)
  );
}
