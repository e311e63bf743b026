import type { PictureStore } from './picture-store.ts';
import { hashedKey, parseLabel, printLabel } from './stored-facts.ts';
import type { Bucket, WorkerContext } from './worker-bindings.ts';

/** Another form of the objects gets another prefix. */
const PREFIX = 'pictures-1/';

const LABEL_KEY = 'picture';

/** Keeps pictures in an R2 bucket: for all places in the world, and for as long as the bucket's lifecycle rules say. */
export function createBucketStore(bucket: Bucket, context: WorkerContext): PictureStore {
  const nameFor = async (key: string) => PREFIX + (await hashedKey(key));

  return {
    async get(key) {
      try {
        const object = await bucket.get(await nameFor(key));
        const label = parseLabel(object?.customMetadata?.[LABEL_KEY]);
        if (object === null || label === undefined) return undefined;
        return { ...label, bytes: new Uint8Array(await object.arrayBuffer()) };
      } catch (cause) {
        console.warn('the bucket could not be read', cause);
        return undefined;
      }
    },
    async set(key, picture) {
      const customMetadata = { [LABEL_KEY]: printLabel(picture) };
      const put = async () => bucket.put(await nameFor(key), picture.bytes, { customMetadata });
      context.waitUntil(
        put().catch((cause: unknown) => console.warn('the bucket could not be written', cause)),
      );
    },
  };
}
