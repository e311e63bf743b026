import { clientKey, type RateLimit } from './rate-limit.ts';
import type { RateLimiter } from './worker-bindings.ts';

/** The longer of the two periods that the platform offers; a binding does not tell its own. */
const PERIOD_SECONDS = 60;

/** Counts requests by the platform's binding. Where that fails, everybody passes: it protects from too much, not from anything wrong. */
export function createWorkerRateLimit(limiter: RateLimiter): RateLimit {
  return {
    async take(client) {
      try {
        const { success } = await limiter.limit({ key: clientKey(client) });
        return success ? null : PERIOD_SECONDS;
      } catch (cause) {
        console.warn('the rate limit could not be asked', cause);
        return null;
      }
    },
  };
}
