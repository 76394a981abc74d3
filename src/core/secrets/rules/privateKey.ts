import type { SecretRule, Span } from '../secretRule.ts';

/** The body of a private-key block (PEM, OpenSSH, PGP, PuTTY, age), also without its end, also escaped into one line. */
export const privateKey: SecretRule = {
  keywords: ['private key', 'private-lines', 'age-secret-key-'],
  find(text, { keyword, start, end }) {
    const body =
      keyword === 'private key'
        ? pemBody(text, start)
        : keyword === 'private-lines'
          ? puttyBody(text, end)
          : ageKey(text, start);
    const spans = body ? linesOf(text, body) : [];
    return spans.length > 0 ? { type: 'private-key', severity: 'high', spans } : undefined;
  },
};

/** Larger than the longest key in use. */
const MAX_BODY = 20_000;

function pemBody(text: string, keywordAt: number): Span | undefined {
  const windowStart = Math.max(0, keywordAt - 40);
  const head = /-----BEGIN [A-Z0-9 ]{0,30}$/.exec(text.slice(windowStart, keywordAt));
  const tail = /^PRIVATE KEY(?: BLOCK)?-----/.exec(text.slice(keywordAt, keywordAt + 24));
  if (!head || !tail) return undefined;
  const start = keywordAt + tail[0].length;
  const window = text.slice(start, start + MAX_BODY);
  const end = window.search(/-----(?:END|BEGIN)/);
  return { start, end: start + (end >= 0 ? end : openBodyLength(window)) };
}

/** Without an end the body goes on as long as its lines are base64. */
function openBodyLength(window: string): number {
  let length = 0;
  for (;;) {
    bodyPiece.lastIndex = length;
    const piece = bodyPiece.exec(window);
    if (!piece) return length;
    length += piece[0].length;
  }
}

const bodyPiece =
  /(?:\s|\\[nr]|["'`,+>|#*-]){1,60}(?:[A-Za-z0-9+/=]{24,}|(?:Proc-Type|DEK-Info|Comment|Version): [^\r\n]{0,80}|[A-Za-z0-9+/]{1,24}={0,2}(?=\s|\\n|["'`]|$))/y;

function puttyBody(text: string, after: number): Span | undefined {
  const lines = /^: (\d{1,3})((?:\r?\n[A-Za-z0-9+/=]{1,80}){1,400})/.exec(text.slice(after, after + MAX_BODY));
  if (!lines) return undefined;
  const end = after + lines[0].length;
  return { start: end - (lines[2]?.length ?? 0), end };
}

function ageKey(text: string, start: number): Span | undefined {
  const key = /^AGE-SECRET-KEY-1[0-9A-Z]{20,80}/.exec(text.slice(start, start + 100));
  return key ? { start, end: start + key[0].length } : undefined;
}

/** What of each line is key, without the indentation, quotes and marks (diff, quote, comment) around it. */
function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const spans: Span[] = [];
  for (const line of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const [, before = '', key = ''] =
      /^((?:\s|\\[nrt]|["'`,+>|#*-])*)(.*?)(?:\s|\\[nrt]|["'`,+>|#*\\-])*$/.exec(line[0]) ?? [];
    if (key.length < 4 || /^[A-Z][A-Za-z-]+: /.test(key)) continue;
    const from = start + line.index + before.length;
    spans.push({ start: from, end: from + key.length });
  }
  return spans;
}
