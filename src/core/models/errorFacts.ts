import * as v from 'valibot';
import { askedWait } from './retry.ts';

/** What an error says of itself, whatever its class: the `openai` package's, `fetch`'s, or an error object in a stream. */
export interface ErrorFacts {
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly type: string | undefined;
  readonly param: string | undefined;
  /** The server's words. */
  readonly message: string;
  /** Names, codes and messages of the error and all that caused it. */
  readonly causes: string;
  /** Seconds. */
  readonly askedWait: number | undefined;
  /** For a report; not yet free of keys. */
  readonly details: string;
}

/** Reads an error that was thrown. */
export function factsOfError(error: unknown, now: number): ErrorFacts {
  const causes = causesOf(error);
  const answer = v.safeParse(answeredSchema, error);
  if (!answer.success) return { ...nothing, causes, details: causes };
  const { status, headers, error: body, message } = answer.output;
  return facts(status, body, message, causes, headers, now);
}

/** Reads an error object that came within a stream or an answer with status 200. */
export function factsOfObject(body: unknown): ErrorFacts {
  const { code, type } = bodyOf(body);
  const words = `${code ?? ''} ${type ?? ''}`;
  const status = /^[45]\d\d$/.test(code ?? '')
    ? Number(code)
    : (statusByWords.find(it => it.pattern.test(words))?.status ?? 500);
  return facts(status, body, '', '', new Headers(), 0);
}

const statusByWords: readonly { readonly pattern: RegExp; readonly status: number }[] = [
  { pattern: /overloaded|unavailable/i, status: 529 },
  { pattern: /rate.?limit|quota/i, status: 429 },
  { pattern: /invalid_request|context_length/i, status: 400 },
  { pattern: /api_?key|auth/i, status: 401 },
];

const nothing = {
  status: undefined,
  code: undefined,
  type: undefined,
  param: undefined,
  message: '',
  askedWait: undefined,
};

const answeredSchema = v.object({
  status: v.number(),
  headers: v.instance(Headers),
  error: v.optional(v.unknown()),
  message: v.string(),
});

function facts(
  status: number,
  body: unknown,
  fallback: string,
  causes: string,
  headers: Headers,
  now: number,
): ErrorFacts {
  const { code, type, param, message } = bodyOf(body);
  const words = message ?? plainText(fallback.replace(new RegExp(`^${status} `), ''));
  const requestId = headers.get('x-request-id') ?? headers.get('request-id') ?? undefined;
  const head = [`HTTP ${status}`, code, type, param, requestId].filter(part => part !== undefined).join(' · ');
  return {
    status,
    code,
    type,
    param,
    message: words,
    causes,
    askedWait: askedWait(headers, now),
    details: `${head}\n${words}`.trim(),
  };
}

interface ErrorBody {
  readonly message: string | undefined;
  readonly code: string | undefined;
  readonly type: string | undefined;
  readonly param: string | undefined;
}

const text = v.optional(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String))));
const bodySchema = v.looseObject({ message: v.optional(v.unknown()), code: text, type: text, param: text });

/** `{error: {…}}`, `{error: "…"}`, FastAPI's `{detail: …}` and a list with one of them are all met in the wild. */
function bodyOf(body: unknown): ErrorBody {
  const parsed = v.safeParse(bodySchema, Array.isArray(body) ? body[0] : body);
  if (!parsed.success) return { message: wordsOf(body), code: undefined, type: undefined, param: undefined };
  const { message, code, type, param, ...rest } = parsed.output;
  const inner = rest['error'];
  if (message === undefined && inner !== undefined) return bodyOf(inner);
  return {
    message: wordsOf(message ?? rest['detail'] ?? (Object.keys(rest).length > 0 ? rest : undefined)),
    code: code ?? undefined,
    type: type ?? undefined,
    param: param ?? undefined,
  };
}

function wordsOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? plainText(value) : JSON.stringify(value);
}

/** An error page's words without its markup. */
function plainText(value: string): string {
  const head = value.slice(0, 20_000);
  if (!/<(html|!doctype|body|h1|title)\b/i.test(head)) return head;
  return head
    .replace(/<(script|style)[^>]{0,500}>.*?<\/\1>/gis, ' ')
    .replace(/<[^>]{0,500}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function causesOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 6) return depth === 0 ? String(error) : '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [`${error.name}${code ? ` ${code}` : ''}: ${error.message}`, ...inner.map(it => causesOf(it, depth + 1))]
    .filter(part => part !== '')
    .join('\n');
}
