import { parseIp } from './ip-address.ts';
import { createLru } from './lru.ts';

export interface RateLimit {
  /** Counts a request of a client in: `null` when it may pass, else the seconds after which it may try again. */
  take(client: string): number | null | Promise<number | null>;
}

export interface RateLimitOptions {
  /** Requests that may come at once: an article with many pictures, and the next one. */
  burst: number;
  /** Requests that may follow, in the long run. */
  perSecond: number;
  now: () => number;
}

/** Clients that are remembered. Whoever comes from more addresses than this is not stopped by counting addresses. */
const MAX_CLIENTS = 20_000;

/** A token bucket for each client. */
export function createRateLimit({ burst, perSecond, now }: RateLimitOptions): RateLimit {
  const buckets = createLru<{ tokens: number; at: number }>({
    maxCount: MAX_CLIENTS,
    maxSize: Number.POSITIVE_INFINITY,
    sizeOf: () => 0,
    now,
  });
  const fullAgainMs = (burst / perSecond) * 1000;

  return {
    take(client) {
      const key = clientKey(client);
      const time = now();
      const bucket = buckets.get(key) ?? { tokens: burst, at: time };
      const tokens = Math.min(burst, bucket.tokens + ((time - bucket.at) / 1000) * perSecond);
      const isEnough = tokens >= 1;
      buckets.set(key, { tokens: isEnough ? tokens - 1 : tokens, at: time }, fullAgainMs);
      return isEnough ? null : Math.ceil((1 - tokens) / perSecond);
    },
  };
}

/**
 * What a client is counted by: its address, or the first 64 bits of an IPv6 address, since a single line has all addresses below them.
 */
export function clientKey(client: string): string {
  const bytes = parseIp(client);
  return bytes?.length === 16 && !isMappedIpv4(bytes) ? bytes.slice(0, 8).join('.') : client;
}

/** `::ffff:192.0.2.1` is how a server that listens on both families names an IPv4 client. */
function isMappedIpv4(bytes: readonly number[]): boolean {
  return bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
}
