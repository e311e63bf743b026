/**
 * Everything that can stop a request, and the one place where it becomes an HTTP status and words. A refusal
 * by our own rules, and anything a request causes, is a 4xx; what the picture's server did wrong is a 502 or
 * 504. The words are fixed: a page that repeats the target is how image proxies got their script injections
 * (CVE-2023-27592).
 */

export type ProxyErrorCode =
  | 'not-found'
  | 'method'
  | 'loop'
  | 'bad-request'
  | 'url-too-long'
  | 'bad-target'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'private-name'
  | 'private-address'
  | 'not-allowed'
  | 'too-large'
  | 'too-many-pixels'
  | 'not-an-image'
  | 'gone'
  | 'unresolvable'
  | 'unreachable'
  | 'untrusted-certificate'
  | 'upstream-status'
  | 'upstream-broken'
  | 'bad-redirect'
  | 'too-many-redirects'
  | 'timeout'
  | 'busy'
  | 'too-many-requests'
  | 'aborted'
  | 'internal';

interface ErrorReply {
  status: number;
  text: string;
  /** The picture's server caused it, so asking again at once would give the same answer. */
  isUpstreamFault: boolean;
}

const POLICY = { isUpstreamFault: false };
const UPSTREAM = { isUpstreamFault: true };

const REPLIES: Readonly<Record<ProxyErrorCode, ErrorReply>> = {
  'not-found': { status: 404, text: 'There is nothing at this address.', ...POLICY },
  method: { status: 405, text: 'Only GET and HEAD are allowed.', ...POLICY },
  loop: { status: 403, text: 'The proxy does not fetch from itself.', ...POLICY },
  'bad-request': { status: 400, text: 'Needs one "url", and at most one "w" and one "s".', ...POLICY },
  'url-too-long': { status: 400, text: 'The address is too long.', ...POLICY },
  'bad-target': { status: 400, text: 'The target is not an absolute address.', ...POLICY },
  scheme: { status: 400, text: 'Only http and https targets are fetched.', ...POLICY },
  credentials: { status: 400, text: 'Targets with a user name or password are refused.', ...POLICY },
  port: { status: 403, text: 'This port is not allowed.', ...POLICY },
  'private-name': { status: 403, text: 'This host name is not public.', ...POLICY },
  'private-address': { status: 403, text: 'This host is not at a public address.', ...POLICY },
  'not-allowed': {
    status: 403,
    text: 'This host is not on the list and the target is not signed.',
    ...POLICY,
  },
  'too-large': { status: 413, text: 'The picture has too many bytes.', ...UPSTREAM },
  'too-many-pixels': { status: 422, text: 'The picture has too many pixels.', ...UPSTREAM },
  'not-an-image': { status: 415, text: 'The target is not a picture of a known kind.', ...UPSTREAM },
  gone: { status: 404, text: 'The picture no longer exists at its server.', ...UPSTREAM },
  unresolvable: { status: 502, text: 'The host does not exist.', ...UPSTREAM },
  unreachable: { status: 502, text: 'The host cannot be reached.', ...UPSTREAM },
  'untrusted-certificate': { status: 502, text: 'The host has no valid certificate.', ...UPSTREAM },
  'upstream-status': { status: 502, text: 'The host refused to give the picture.', ...UPSTREAM },
  'upstream-broken': { status: 502, text: 'The host gave a broken answer.', ...UPSTREAM },
  'bad-redirect': { status: 502, text: 'The host redirects to nowhere.', ...UPSTREAM },
  'too-many-redirects': { status: 502, text: 'The host redirects too often.', ...UPSTREAM },
  timeout: { status: 504, text: 'The host took too long.', ...UPSTREAM },
  busy: { status: 503, text: 'The proxy is busy; try again soon.', ...POLICY },
  'too-many-requests': { status: 429, text: 'Too many requests; try again soon.', ...POLICY },
  // 499 is nginx's code for a reader who left; nobody reads this answer.
  aborted: { status: 499, text: 'The request was abandoned.', ...POLICY },
  internal: { status: 500, text: 'Something went wrong in the proxy.', ...POLICY },
};

/** Carries a code for the answer and keeps the cause for a log; `message` never holds a part of the target. */
export class ProxyError extends Error {
  readonly code: ProxyErrorCode;
  /** Seconds after which the same request may succeed, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProxyErrorCode, options?: ErrorOptions & { retryAfterSeconds?: number }) {
    super(REPLIES[code].text, options);
    this.name = 'ProxyError';
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

/** The status and the English sentence that stand for a code. */
export function errorReply(code: ProxyErrorCode): Readonly<ErrorReply> {
  return REPLIES[code];
}

/** Whether a word is one of our codes. */
export function isProxyErrorCode(word: string): word is ProxyErrorCode {
  return Object.hasOwn(REPLIES, word);
}

/** Anything thrown, as a ProxyError; what is not one already gets `fallback` as its code. */
export function toProxyError(cause: unknown, fallback: ProxyErrorCode): ProxyError {
  return cause instanceof ProxyError ? cause : new ProxyError(fallback, { cause });
}
