import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['contract', 'text', 'ingest'];
const lockFile = path.join(source, '../package.json');

/** Equal for builds that make the same article of the same post: it covers the code that does so, and its setting. */
export function cacheKey(settings: { timezone: string }): string {
  const hash = createHash('sha256').update(JSON.stringify(settings)).update(readFileSync(lockFile));
  for (const folder of folders) {
    const files = readdirSync(path.join(source, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.sort()) {
      if (file.endsWith('.ts') && !file.endsWith('.test.ts'))
        hash.update(file).update(readFileSync(path.join(source, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}
