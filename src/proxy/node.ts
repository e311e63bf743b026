import net from 'node:net';
import { createApp } from './app.ts';
import { createMemoryStore } from './cache.ts';
import { lookupBySystem, type ResolvedAddress } from './connect-node.ts';
import { DEFAULT_LIMITS, type ProxyLimits } from './limits.ts';
import { createPictures } from './pictures.ts';
import { createPolicy } from './policy.ts';
import { createNodeUpstream } from './upstream-node.ts';

export interface NodeProxyOptions {
  /** Hosts whose pictures are served: whole labels; `*.example.com` covers subdomains only. */
  allowHosts?: readonly string[];
  /** HMAC keys, newest first; a target signed with any of them is served. */
  keys?: readonly string[];
  /** Resolves a name; every answer is checked. Default: the system's resolver. */
  lookup?: (hostname: string) => Promise<readonly ResolvedAddress[]>;
  /** Opens the TCP connection to a checked address; TLS goes over it. Default: `net.connect`. */
  connect?: (address: string, port: number) => net.Socket;
  /** Default: 80 and 443. */
  ports?: readonly number[];
  limits?: Partial<ProxyLimits>;
  /** Reserved for a store on disk: pictures are kept in memory only so far, and nothing is written here. */
  cacheDir?: string;
  /** The time in milliseconds, for what is stored. Default: `Date.now`. */
  now?: () => number;
}

export interface NodeProxy {
  /** Answers one request; never rejects. Only `/img` has anything to give. */
  fetch(request: Request): Promise<Response>;
  /** Ends all fetches and waits until their connections are closed. */
  close(): Promise<void>;
}

const DEFAULT_PORTS = [80, 443];

/**
 * The image proxy for Node. Closed by default: without `allowHosts` and `keys` it refuses every target. Throws a
 * RangeError for a host pattern that is none and for an empty key.
 */
export function createNodeProxy(options: NodeProxyOptions = {}): NodeProxy {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const now = options.now ?? Date.now;
  const policy = createPolicy({
    allowHosts: options.allowHosts ?? [],
    keys: options.keys ?? [],
    ports: options.ports ?? DEFAULT_PORTS,
    maxUrlBytes: limits.maxUrlBytes,
  });
  const upstream = createNodeUpstream({
    dialer: {
      lookup: options.lookup ?? lookupBySystem,
      connect: options.connect ?? ((address, port) => net.connect({ host: address, port })),
      connectMs: limits.connectMs,
    },
    firstByteMs: limits.firstByteMs,
    maxBytes: limits.maxBytes,
    maxHeaderBytes: limits.maxHeaderBytes,
  });
  const store = createMemoryStore({
    maxCount: limits.maxCachedPictures,
    maxBytes: limits.maxCachedBytes,
    now,
  });
  const pictures = createPictures({ upstream, store, limits, now });
  const app = createApp({ policy, pictures, maxUrlBytes: limits.maxUrlBytes });
  return { fetch: async (request) => app.fetch(request), close: pictures.close };
}
