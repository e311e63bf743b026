import type { PictureFacts } from './headers.ts';
import { createLru } from './lru.ts';

/** A whole picture as a store keeps it. */
export interface StoredPicture {
  facts: PictureFacts;
  bytes: Uint8Array<ArrayBuffer>;
  /** Until when it may be given out without asking its server, in milliseconds since 1970. Stores keep it for longer. */
  freshUntil: number;
}

/**
 * Where whole pictures are kept, by {@link PictureKey}. They stay when they are no longer fresh: a picture that was seen once can be
 * seen again when its server is gone. A store that fails behaves as an empty one; it never throws.
 */
export interface PictureStore {
  get(key: string): Promise<StoredPicture | undefined>;
  set(key: string, picture: StoredPicture): Promise<void>;
}

export interface MemoryStoreOptions {
  maxCount: number;
  maxBytes: number;
}

/** A picture larger than this share of the memory would push out too many others. */
const MAX_SHARE = 1 / 8;

/** Keeps the pictures that were asked for last. */
export function createMemoryStore({ maxCount, maxBytes }: MemoryStoreOptions): PictureStore {
  const pictures = createLru<StoredPicture>({
    maxCount,
    maxSize: maxBytes,
    sizeOf: ({ bytes }) => bytes.length,
    now: () => 0,
  });
  return {
    get: async (key) => pictures.get(key),
    async set(key, picture) {
      if (picture.bytes.length <= maxBytes * MAX_SHARE) pictures.set(key, picture, Number.POSITIVE_INFINITY);
    },
  };
}

/** Two stores as one: what is asked for comes from the first that has it, and from then on from the fast one. */
export function createTieredStore(fast: PictureStore, large: PictureStore): PictureStore {
  return {
    async get(key) {
      const near = await fast.get(key);
      if (near !== undefined) return near;
      const far = await large.get(key);
      if (far !== undefined) await fast.set(key, far);
      return far;
    },
    async set(key, picture) {
      await fast.set(key, picture);
      await large.set(key, picture);
    },
  };
}
