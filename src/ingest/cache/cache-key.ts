import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Signing } from '#ingest/pictures/signing.ts';

const source = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['contract', 'text', 'search', 'ingest'];
const lockFile = path.join(source, '../package.json');

/** What else an article depends on: `signing` and `mirror` are what all pictures get from there, `null` for nothing. */
export type CacheSettings = { timezone: string; signing?: Signing | null; mirror?: string | null };

/** Equal for builds that make the same article of the same post: it covers the code that does so, and its settings. */
export function cacheKey({ timezone, signing = null, mirror = null }: CacheSettings): string {
  const hash = createHash('sha256')
    // The key that pictures are signed with goes in and cannot be got out again.
    .update(JSON.stringify([timezone, signing?.scheme, signing?.key, mirror]))
    .update(readFileSync(lockFile));
  for (const folder of folders) {
    const files = readdirSync(path.join(source, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.sort()) {
      if (file.endsWith('.ts') && !file.endsWith('.test.ts'))
        hash.update(file).update(readFileSync(path.join(source, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}
