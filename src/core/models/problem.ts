import type { Failure } from '../../shared/thread.ts';
import { failures } from '../errors.ts';
import { endpointFailures } from './endpointFailures.ts';
import type { ErrorFacts } from './errorFacts.ts';
import { refusedParameter } from './refusedParameters.ts';
import type { Parameter } from './refusedParameters.ts';

/** An error of an endpoint, understood. */
export interface Problem {
  readonly failure: Failure;
  /** Whether sending the same request again may help. */
  readonly isPassing: boolean;
  readonly refused?: Parameter;
}

export interface Asked {
  readonly host: string;
  readonly model: string;
  readonly hasKey: boolean;
}

/** Says in words for a person what the facts of an error mean. */
export function understand(facts: ErrorFacts, asked: Asked): Problem {
  if (facts.status === undefined) return connectionProblem(facts, asked.host);
  const refused = refusedParameter(facts.status, facts.param, facts.message);
  if (refused)
    return { failure: endpointFailures.refusedRequest(asked.host, facts.details), isPassing: false, refused };
  return (
    answerProblem(facts, facts.status, asked) ?? {
      failure: endpointFailures.refusedRequest(asked.host, facts.details),
      isPassing: false,
    }
  );
}

function answerProblem(facts: ErrorFacts, status: number, { host, model, hasKey }: Asked): Problem | undefined {
  const { details } = facts;
  const words = `${facts.code ?? ''} ${facts.type ?? ''} ${facts.message}`;
  const final = (failure: Failure): Problem => ({ failure, isPassing: false });
  const passing = (failure: Failure): Problem => ({ failure, isPassing: true });
  if (status >= 400 && status < 500 && status !== 413 && tooLong.test(words))
    return final(endpointFailures.promptTooLong(model, details));
  if (status >= 400 && status !== 413 && noImages.test(words))
    return final(endpointFailures.imagesRefused(model, details));
  switch (status) {
    case 400:
    case 422:
      if (badKey.test(words)) return final(endpointFailures.keyRefused(host, details));
      return unknownModel.test(words) ? final(endpointFailures.modelNotFound(host, model, details)) : undefined;
    case 401:
      return final(hasKey ? endpointFailures.keyRefused(host, details) : endpointFailures.keyMissing(host));
    case 402:
      return final(endpointFailures.quotaSpent(host, details));
    case 403:
      return final(
        badKey.test(words)
          ? endpointFailures.keyRefused(host, details)
          : endpointFailures.notAllowed(host, model, details),
      );
    case 404:
      return final(
        unknownModel.test(words)
          ? endpointFailures.modelNotFound(host, model, details)
          : endpointFailures.wrongPath(host, details),
      );
    case 405:
      return final(endpointFailures.wrongPath(host, details));
    case 407:
      return final(endpointFailures.proxyRefused(host, details));
    case 413:
      return final(endpointFailures.requestTooLarge(host, details));
    case 408:
    case 409:
      return passing(endpointFailures.serverBusy(host, details));
    case 429:
      return spent.test(words)
        ? final(endpointFailures.quotaSpent(host, details))
        : passing(endpointFailures.rateLimited(host, details));
    case 500:
      return passing(endpointFailures.serverFailed(host, details));
    default:
      return status > 500
        ? { failure: endpointFailures.serverBusy(host, details), isPassing: status !== 501 }
        : undefined;
  }
}

const tooLong =
  /context_length|string_above_max_length|context (length|window|size)|maximum context|(prompt|input|request|messages?)\b.{0,40}\btoo (long|large)|too many (input )?tokens|reduce the length|exceed\w* .{0,60}\b(tokens|context)\b/i;
/** As worded by OpenAI, vLLM, llama.cpp, Ollama, OpenRouter and others. */
const noImages =
  /image[_ ]?(url|input|content)s?\b.{0,80}\b(not supported|unsupported|only supported|not allowed|invalid|not permitted)|(not|n't|cannot) (support|accept|process|handle)\w* .{0,30}(image|vision|multi-?modal)|(support|accept)s? .{0,20}image.{0,20}\bnot\b|no endpoints found that support image|is not a multimodal model|missing .{0,20}(mmproj|vision)|mmproj/i;
const unknownModel =
  /model_not_found|DeploymentNotFound|\bmodel\b.{0,200}?(not found|not exist|not available|no such|unknown|invalid)|(unknown|invalid|no such) model|not a valid model|no endpoints found/is;
const badKey =
  /invalid_api_key|API_KEY_INVALID|\b(api|access|auth\w*)[ _-]?(key|token)\b.{0,40}\b(not valid|invalid|incorrect|expired|missing|required)|(invalid|incorrect|expired|missing) (api|access|auth\w*)[ _-]?(key|token)/i;
const spent = /insufficient_quota|billing|payment|insufficient (credit|balance|fund)/i;

/** No answer came, or the connection broke while it came. Chromium's names are those of the editor's own `fetch`. */
function connectionProblem(facts: ErrorFacts, host: string): Problem {
  const found = connectionProblems.find(({ pattern }) => pattern.test(facts.causes));
  return found
    ? { failure: found.failure(host, facts.details), isPassing: found.isPassing ?? false }
    : { failure: failures.unexpected(facts.details), isPassing: false };
}

const connectionProblems: readonly {
  readonly pattern: RegExp;
  readonly failure: (host: string, details: string) => Failure;
  readonly isPassing?: boolean;
}[] = [
  { pattern: /unexpected redirect|ERR_(UNSAFE|TOO_MANY)_REDIRECT/i, failure: endpointFailures.redirected },
  {
    pattern: /\bCERT|_CERT\b|_CERT_|CERTIFICATE|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/,
    failure: endpointFailures.badCertificate,
  },
  { pattern: /ENOTFOUND|ERR_NAME_NOT_RESOLVED/, failure: endpointFailures.hostNotFound },
  { pattern: /EAI_AGAIN/, failure: endpointFailures.hostNotFound, isPassing: true },
  { pattern: /ECONNREFUSED|ERR_CONNECTION_REFUSED|bad port/, failure: endpointFailures.notListening },
  { pattern: /ERR_SSL|ERR_TLS|EPROTO|\bSSL\b|wrong version number/, failure: endpointFailures.notSecure },
  // The nameless error is what `fetch` makes of an answer with status 407.
  { pattern: /\b407\b|ERR_TUNNEL|ERR_PROXY|^Error: $/im, failure: endpointFailures.proxyRefused },
  {
    pattern:
      /ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE|ETIMEDOUT|CONNECT_TIMEOUT|ERR_(CONNECTION_)?TIMED_OUT/,
    failure: endpointFailures.unreachable,
    isPassing: true,
  },
  {
    pattern:
      /ECONNRESET|ECONNABORTED|EPIPE|UND_ERR|terminated|other side closed|socket hang up|fetch failed|net::ERR_|Z_\w+_ERROR|HPE_/,
    failure: endpointFailures.connectionLost,
    isPassing: true,
  },
];
