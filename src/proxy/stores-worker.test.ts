import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createBucketStore } from './bucket-store-worker.ts';
import { createCacheStore } from './cache-store-worker.ts';
import type { StoredPicture } from './picture-store.ts';

// What works is tested in workerd, in tests/proxy; here the platform's stores fail.

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));

const picture: StoredPicture = {
  facts: { type: 'image/png', etag: 'W/"0a"', freshSeconds: 60 },
  bytes: new Uint8Array(3),
  freshUntil: 1000,
};

const fails = async () => {
  throw new Error('out of order');
};

function collect() {
  const work: Promise<unknown>[] = [];
  return { work, context: { waitUntil: (promise: Promise<unknown>) => void work.push(promise) } };
}

describe('a store that is out of order', () => {
  test.each(['the cache', 'the bucket'])('is an empty one: %s', async (name) => {
    vi.stubGlobal('caches', { open: fails });
    const { work, context } = collect();
    const store =
      name === 'the cache'
        ? createCacheStore('https://a.example', context)
        : createBucketStore({ get: fails, put: fails }, context);

    expect(await store.get('key')).toBeUndefined();
    await store.set('key', picture);
    expect(work).toHaveLength(1);
    await expect(Promise.all(work)).resolves.toBeDefined();
    expect(console.warn).toHaveBeenCalledTimes(2);
    vi.unstubAllGlobals();
  });
});

describe('what a store finds', () => {
  test('is nothing where its label is not ours', async () => {
    const { context } = collect();
    const object = { customMetadata: { picture: 'nonsense' }, arrayBuffer: async () => new ArrayBuffer(3) };
    const store = createBucketStore({ get: async () => object, put: fails }, context);
    expect(await store.get('key')).toBeUndefined();
  });
});

test('a write does not hold anybody up', async () => {
  const { work, context } = collect();
  const store = createBucketStore({ get: fails, put: () => new Promise(() => {}) }, context);
  await store.set('key', picture);
  expect(work).toHaveLength(1);
});
