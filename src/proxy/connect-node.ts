import { lookup as systemLookup } from 'node:dns/promises';
import net from 'node:net';
import tls from 'node:tls';
import { literalAddress } from './addresses.ts';
import { abortable, withDeadline } from './deadline.ts';
import { ProxyError } from './errors.ts';
import { effectivePort, requirePublic } from './policy.ts';

export interface ResolvedAddress {
  address: string;
  family: 4 | 6;
}

export interface Dialer {
  lookup: (hostname: string) => Promise<readonly ResolvedAddress[]>;
  connect: (address: string, port: number) => net.Socket;
  /** For lookup, TCP and TLS together. */
  connectMs: number;
}

/** Addresses of one name that are tried; more would only help a name that wants to keep us busy. */
const MAX_ADDRESSES = 4;

/** What a resolver says that could not ask, as opposed to "there is no such name". */
const LOOKUP_TROUBLE = new Set([
  'EAI_AGAIN',
  'EAI_FAIL',
  'ETIMEOUT',
  'ETIMEDOUT',
  'ESERVFAIL',
  'ECONNREFUSED',
]);

/** The system's resolver (with its hosts file), as browsers on this machine would ask it. */
export async function lookupBySystem(hostname: string): Promise<readonly ResolvedAddress[]> {
  const answers = await systemLookup(hostname, { all: true });
  return answers.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/**
 * A connection for an address, TCP or TLS, ready to use. The name is looked up once, every answer is checked,
 * and the socket goes to a checked address, never to the name: a name that changes its answer between check
 * and connect (DNS rebinding) gains nothing. Literal addresses take the same way. Rejects with a ProxyError or
 * the signal's reason; after that no socket is left open. The signal closes the connection later too.
 */
export async function openSocket(url: URL, dialer: Dialer, signal: AbortSignal): Promise<net.Socket> {
  return withDeadline({ signal, ms: dialer.connectMs, code: 'timeout' }, async (inner) => {
    const addresses = await checkedAddresses(url.hostname, dialer, inner);
    const port = effectivePort(url);
    // Bound to the outer signal from its first moment on, so that no socket is ever without an owner.
    const connect = (address: string) => closeOnAbort(dialer.connect(address, port), signal);
    const attempt = { addresses, connect, ms: dialer.connectMs, signal: inner };
    const socket = await connectToFirst(attempt);
    return url.protocol === 'https:' ? secure(socket, url.hostname, inner) : socket;
  });
}

async function checkedAddresses(
  hostname: string,
  dialer: Dialer,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const literal = literalAddress(hostname);
  const addresses = literal === undefined ? await resolve(hostname, dialer, signal) : [literal];
  // One private answer condemns the name: mixed answers are how rebinding looks from here.
  for (const address of addresses) requirePublic(address);
  return addresses.slice(0, MAX_ADDRESSES);
}

async function resolve(hostname: string, dialer: Dialer, signal: AbortSignal): Promise<readonly string[]> {
  const answers = await abortable(signal, async () => dialer.lookup(hostname)).catch((cause: unknown) => {
    throw signal.aborted ? signal.reason : toLookupError(cause);
  });
  if (answers.length === 0) throw new ProxyError('unresolvable');
  // IPv4 first: it works nearly everywhere, and a dead IPv6 route would eat the time.
  return answers.toSorted((a, b) => a.family - b.family).map(({ address }) => address);
}

function toLookupError(cause: unknown): ProxyError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new ProxyError(LOOKUP_TROUBLE.has(code) ? 'unreachable' : 'unresolvable', { cause });
}

interface Attempt {
  addresses: readonly string[];
  connect: (address: string) => net.Socket;
  ms: number;
  signal: AbortSignal;
}

/** Each address gets its share of the time, so that one that swallows packets leaves room for the next. */
async function connectToFirst({ addresses, connect, ms, signal }: Attempt): Promise<net.Socket> {
  let failure: unknown;
  for (const address of addresses) {
    const share = { signal, ms: ms / addresses.length, code: 'timeout' as const };
    try {
      return await withDeadline(share, async (inner) => {
        const socket = connect(address);
        if (socket.connecting) await ready(socket, 'connect', inner);
        return socket;
      });
    } catch (cause) {
      signal.throwIfAborted();
      failure = cause;
    }
  }
  throw failure instanceof ProxyError ? failure : new ProxyError('unreachable', { cause: failure });
}

function closeOnAbort(socket: net.Socket, signal: AbortSignal): net.Socket {
  const close = () => socket.destroy();
  signal.addEventListener('abort', close, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', close));
  if (signal.aborted) close();
  return socket;
}

async function secure(socket: net.Socket, hostname: string, signal: AbortSignal): Promise<net.Socket> {
  const host = literalAddress(hostname) ?? hostname.replace(/\.$/, '');
  // `host` is what the certificate is checked against; RFC 6066 allows no address as the server name.
  const servername = net.isIP(host) === 0 ? { servername: host } : {};
  const secured = tls.connect({ socket, host, ...servername, ALPNProtocols: ['http/1.1'] });
  try {
    await ready(secured, 'secureConnect', signal);
    return secured;
  } catch (cause) {
    socket.destroy();
    signal.throwIfAborted();
    throw new ProxyError(isCertificateError(secured) ? 'untrusted-certificate' : 'unreachable', { cause });
  }
}

function isCertificateError(socket: tls.TLSSocket): boolean {
  return socket.authorizationError !== null && socket.authorizationError !== undefined;
}

/** Waits for a socket; destroys it when it fails or the signal fires. */
function ready(socket: net.Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      signal.removeEventListener('abort', onAbort);
      socket.off(event, onReady).off('error', onError).off('close', onClose);
      finish();
    };
    const fail = (cause: unknown) =>
      settle(() => {
        // A destroyed socket may still report an error, and without a listener that ends the process.
        socket.on('error', () => {});
        socket.destroy();
        reject(cause);
      });
    const onReady = () => settle(resolve);
    const onError = (cause: Error) => fail(cause);
    const onClose = () => fail(new Error('closed before it was ready'));
    const onAbort = () => fail(signal.reason);
    socket.on(event, onReady).on('error', onError).on('close', onClose);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}
