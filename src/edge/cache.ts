import { revalidate } from './answers.ts';
import type { Visit } from './visit.ts';

/** A cache of our own; another form of its entries gets another name, and starts empty. */
const cacheName = 'lectern-site-1';

const keep = 'public, max-age=2592000';

/**
 * The platform's cache at the place that answers. It drops what it likes, when it likes; where it fails, things are read and made again.
 * @param address below the site: other hosts have no place in a key.
 */
export async function cached(visit: Visit, address: string): Promise<Response | null> {
  try {
    const cache = await caches.open(cacheName);
    return (await cache.match(visit.root + address)) ?? null;
  } catch (cause) {
    console.warn('the cache could not be read', cause);
    return null;
  }
}

/** Puts a whole answer into the cache; nobody waits for it. */
export function keepCached({ root, context }: Visit, address: string, response: Response): void {
  const put = async (): Promise<void> => {
    const cache = await caches.open(cacheName);
    await cache.put(root + address, response);
  };
  context.waitUntil(put().catch((cause: unknown) => console.warn('the cache could not be written', cause)));
}

/** An answer that is made once for each version of the site. Only good ones are kept. */
export async function madeOnce(visit: Visit, name: string, make: () => Promise<Response>): Promise<Response> {
  const address = `made/${encodeURIComponent(name)}`;
  const known = await cached(visit, address);
  if (known) return withCacheControl(known, revalidate);
  const made = await make();
  if (made.status === 200) keepCached(visit, address, withCacheControl(made.clone(), keep));
  return made;
}

function withCacheControl(response: Response, cacheControl: string): Response {
  const changed = new Response(response.body, response);
  changed.headers.set('cache-control', cacheControl);
  return changed;
}
