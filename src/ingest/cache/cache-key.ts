import { createHash } from 'node:crypto';
import type { Signing } from '#ingest/pictures/signing.ts';
import { programHash } from './program-hash.ts';

/** What else an article depends on: `signing` and `mirror` are what all pictures get from there, `null` for nothing. */
export type CacheSettings = { timezone: string; signing?: Signing | null; mirror?: string | null };

/** Equal for builds that make the same article of the same post: it covers the code that does so, and its settings. */
export function cacheKey({ timezone, signing = null, mirror = null }: CacheSettings): string {
  return (
    createHash('sha256')
      // The key that pictures are signed with goes in and cannot be got out again.
      .update(JSON.stringify([timezone, signing?.scheme, signing?.key, mirror]))
      .update(programHash(['contract', 'text', 'search', 'ingest']))
      .digest('hex')
      .slice(0, 32)
  );
}
