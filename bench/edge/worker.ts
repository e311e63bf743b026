import { createEdge } from '#edge/edge.ts';
import type { EdgeEnv, SiteBucket } from '#edge/edge-bindings.ts';
import type { WorkerContext } from '#proxy/worker-bindings.ts';

// The edge as at its first request: nothing in memory, and under a host name of its own nothing in the cache. It counts what it reads of the bucket.

type Filled = SiteBucket & { put(key: string, content: ArrayBuffer): Promise<unknown> };

export default {
  async fetch(request: Request, env: EdgeEnv & { SITE: Filled }, context: WorkerContext): Promise<Response> {
    const keys = request.headers.get('bench-read');
    if (keys !== null) return readOnly(env.SITE, keys.split(' '));
    const read: { key: string; bytes: number }[] = [];
    const SITE: SiteBucket = {
      async get(key, options) {
        await fill(env.SITE, key);
        const stored = await env.SITE.get(key, options);
        read.push({ key, bytes: stored !== null && 'body' in stored ? stored.size : 0 });
        return stored;
      },
      async head(key) {
        await fill(env.SITE, key);
        read.push({ key, bytes: 0 });
        return env.SITE.head(key);
      },
    };
    const response = await createEdge().fetch(request, { ...env, SITE }, context);
    const body = await response.text();
    return Response.json({ status: response.status, body, read });
  },
};

/** The same requests to the bucket, and nothing else: what the simulated bucket takes is not the edge's. */
async function readOnly(bucket: SiteBucket, keys: readonly string[]): Promise<Response> {
  const files = await Promise.all(keys.map(async (key) => bucket.get(key)));
  for (const file of files) if (file !== null && 'body' in file) await file.arrayBuffer();
  return new Response('read');
}

/** A bucket of a million articles would have to be filled first: instead each file comes when it is first wanted. */
async function fill(bucket: Filled, key: string): Promise<void> {
  if (await bucket.head(key)) return;
  const file = await fetch(`http://files.test/${key}`);
  if (file.ok) await bucket.put(key, await file.arrayBuffer());
}
