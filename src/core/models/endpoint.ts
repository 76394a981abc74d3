import type { Failure } from '../../shared/thread.ts';
import { endpointFailures } from './endpointFailures.ts';

/** The address of an endpoint, checked: base URL, query of its own (Azure's `api-version`), and host for people. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, string>>;
  /** With the port, where it is not the usual one. */
  readonly host: string;
  readonly isLocal: boolean;
}

/** Reads an address as people type it. Plain http goes to this machine only, unless the caller allows it. */
export function readEndpoint(address: string, allowInsecure = false): Endpoint | Failure {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    return endpointFailures.badAddress(withoutUserinfo(address));
  }
  const isLocal = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !isLocal && !allowInsecure) return endpointFailures.insecureAddress(url.host);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(chat\/)?completions$/, '');
  return {
    baseUrl: url.origin + path,
    query: Object.fromEntries(url.searchParams),
    host: url.host,
    isLocal,
  };
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** A key in the address must not come back in an error. */
function withoutUserinfo(address: string): string {
  return address
    .trim()
    .replace(/\/\/[^/]*@/, '//…@')
    .replace(/\?.*$/s, '')
    .slice(0, 200);
}
