import { PROXY_PATH } from '#contract/proxy-url.ts';
import type { PictureStore } from './picture-store.ts';
import { hashedKey, parseLabel, printLabel } from './stored-facts.ts';
import type { WorkerContext } from './worker-bindings.ts';

/** A cache of our own, apart from the one that answers plain requests. Another form of its entries gets another name, and starts empty. */
const CACHE_NAME = 'lectern-pictures-1';

const LABEL_HEADER = 'lectern-picture';

/** How long the platform may keep an entry: far longer than it is fresh, for the day its server is gone. */
const KEEP_SECONDS = 31_536_000;

/**
 * Keeps pictures in the Cache API of the place that answers the request. The platform drops what it likes, when it likes.
 * @param origin of the Worker: the platform's advice is to use no other host in a key.
 */
export function createCacheStore(origin: string, context: WorkerContext): PictureStore {
  const keyFor = async (key: string) => `${origin}${PROXY_PATH}/stored/${await hashedKey(key)}`;

  async function put(key: string, label: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const cache = await caches.open(CACHE_NAME);
    const headers = { [LABEL_HEADER]: label, 'cache-control': `public, max-age=${KEEP_SECONDS}` };
    await cache.put(await keyFor(key), new Response(bytes, { headers }));
  }

  return {
    async get(key) {
      try {
        const cache = await caches.open(CACHE_NAME);
        const response = await cache.match(await keyFor(key));
        const label = parseLabel(response?.headers.get(LABEL_HEADER));
        if (response === undefined || label === undefined) return undefined;
        return { ...label, bytes: new Uint8Array(await response.arrayBuffer()) };
      } catch (cause) {
        console.warn('the cache could not be read', cause);
        return undefined;
      }
    },
    async set(key, picture) {
      // The reader need not wait for it.
      context.waitUntil(
        put(key, printLabel(picture), picture.bytes).catch((cause: unknown) =>
          console.warn('the cache could not be written', cause),
        ),
      );
    },
  };
}
