import os from 'node:os';
import path from 'node:path';
import { shortHash } from '#ingest/fingerprint.ts';

/**
 * The folder for what builds of a site remember: its own one below the folder given, or below the user's folder for caches (`XDG_CACHE_HOME`, see the XDG Base
 * Directory Specification).
 * @param site the site's absolute path.
 */
export function cacheFolder(site: string, given: string | undefined): string {
  const parent =
    given ?? path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'lectern');
  return path.join(parent, `${path.basename(site)}-${shortHash(site)}`);
}
