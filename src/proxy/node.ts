import net from 'node:net';
import { createApp, type ProxyBindings } from './app.ts';
import { lookupBySystem, type ResolvedAddress } from './connect-node.ts';
import { canStoreOnDisk, openDiskStore } from './disk-store-node.ts';
import { DEFAULT_LIMITS, type ProxyLimits } from './limits.ts';
import { createNodeMetrics } from './metrics-node.ts';
import { createMemoryStore, createTieredStore } from './picture-store.ts';
import { createPictures } from './pictures.ts';
import { createPolicy } from './policy.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRefererOf } from './referers.ts';
import { createNodeResizer } from './resizer-node.ts';
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
  /** Folder for a store on disk, shared by any number of processes; without it, or on a Node without SQLite, pictures are kept in memory only. */
  cacheDir?: string;
  /** The Referer for hosts that give nothing without one: host pattern to address. */
  referers?: Readonly<Record<string, string>>;
  /** Whether `/img/metrics` is answered. Default: no. */
  metrics?: boolean;
  /** The time in milliseconds, for what is stored. Default: `Date.now`. */
  now?: () => number;
}

export interface NodeProxy {
  /** Answers one request; never rejects. Only `/img` has anything to give. `client` is the address that it came from. */
  fetch(request: Request, bindings?: ProxyBindings): Promise<Response>;
  /** Ends all fetches and waits until their connections are closed. */
  close(): Promise<void>;
}

const DEFAULT_PORTS = [80, 443];

/**
 * The image proxy for Node. Closed by default: without `allowHosts` and `keys` it refuses every target. Throws a
 * RangeError for a host pattern that is none, an empty key and a Referer that is no address.
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
    refererOf: createRefererOf(options.referers ?? {}),
    firstByteMs: limits.firstByteMs,
    maxBytes: limits.maxBytes,
    maxHeaderBytes: limits.maxHeaderBytes,
  });
  const memory = createMemoryStore({ maxCount: limits.maxCachedPictures, maxBytes: limits.maxCachedBytes });
  const disk =
    options.cacheDir === undefined || !canStoreOnDisk()
      ? null
      : openDiskStore({ folder: options.cacheDir, maxBytes: limits.maxDiskBytes, now });
  const pictures = createPictures({
    upstream,
    store: disk === null ? memory : createTieredStore(memory, disk),
    resizer: createNodeResizer(limits),
    limits,
    now,
  });
  const app = createApp({
    policy,
    pictures,
    maxUrlBytes: limits.maxUrlBytes,
    rateLimit: createRateLimit({ burst: limits.clientBurst, perSecond: limits.clientPerSecond, now }),
    metrics: options.metrics ? createNodeMetrics() : null,
  });
  return {
    fetch: async (request, bindings = {}) => app.fetch(request, bindings),
    async close() {
      await pictures.close();
      disk?.close();
    },
  };
}
