import { manifestFile } from '#contract/archive-files.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import type { SiteBucket } from './edge-bindings.ts';
import { hasBody } from './site-files.ts';

/** The page that all others are made of. */
export const shellFile = '404.html';

/** The site as it is in the bucket. `version` is another one when anything that answers are made of is. */
export type SiteNow = { manifest: Manifest; shell: string; version: string };

/** So long a new build may stay unseen in answers that are made: asking each time would double the requests to the bucket. */
const lookAgainMs = 30_000;

type Known<Value> = { etag: string; value: Value };

/** What this isolate knows of the site, looked at again now and then. */
export function createSiteNow(now: () => number) {
  let manifest: Known<Manifest> | null = null;
  let shell: Known<string> | null = null;
  let lookedAt = -Infinity;

  /**
   * The site as it is, or was half a minute ago; `null` for a bucket without one.
   * @param isStale whether it was seen to be no longer so.
   */
  return async (bucket: SiteBucket, isStale = false): Promise<SiteNow | null> => {
    if (isStale || now() - lookedAt > lookAgainMs) {
      const known = [manifest, shell] as const;
      [manifest, shell] = await Promise.all([
        look(bucket, manifestFile, known[0], (text) => parseManifest(JSON.parse(text))),
        look(bucket, shellFile, known[1], (text) => text),
      ]);
      lookedAt = now();
    }
    if (!manifest || !shell) return null;
    return { manifest: manifest.value, shell: shell.value, version: `${manifest.etag}-${shell.etag}` };
  };
}

async function look<Value>(
  bucket: SiteBucket,
  file: string,
  known: Known<Value> | null,
  read: (text: string) => Value,
): Promise<Known<Value> | null> {
  const stored = await bucket.get(file, known ? { onlyIf: { etagDoesNotMatch: known.etag } } : {});
  if (stored === null) return null;
  return hasBody(stored) ? { etag: stored.etag, value: read(await stored.text()) } : known;
}
