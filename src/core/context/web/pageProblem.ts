import { ContextError } from '../contextProvider.ts';

/** Says in words why no answer came. */
export function pageProblem(error: unknown, host: string, isTooLate: boolean): ContextError {
  if (isTooLate) return new ContextError(`${host} took too long to answer. Try again later.`);
  const causes = causesOf(error);
  const found = PROBLEMS.find(([pattern]) => pattern.test(causes));
  return new ContextError(found ? found[1](host) : `The page at ${host} could not be fetched. Check the connection.`);
}

const PROBLEMS: readonly (readonly [RegExp, (host: string) => string])[] = [
  [
    /\bCERT|_CERT\b|_CERT_|CERTIFICATE|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/,
    host => `The certificate of ${host} is not trusted. If it is yours, add it to the system's certificates.`,
  ],
  [/ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED/, host => `${host} was not found. Check the address and the connection.`],
  [/ECONNREFUSED|CONNECTION_REFUSED|bad port/, host => `Nothing answers at ${host}. Check the address.`],
  [
    /ENETUNREACH|EHOSTUNREACH|INTERNET_DISCONNECTED|ENETDOWN/,
    host => `${host} cannot be reached: is this machine offline?`,
  ],
  [
    /ECONNRESET|UND_ERR_SOCKET|terminated|EPIPE|CONNECTION_RESET/,
    host => `The connection to ${host} broke. Try again.`,
  ],
];

function causesOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 6) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const inner: readonly unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return [`${code} ${error.message}`, ...inner.map(it => (it === undefined ? '' : causesOf(it, depth + 1)))].join('\n');
}
