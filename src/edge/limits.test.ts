import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { buildQuietly } from '#ingest/testing/build-and-report.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { mostRead } from './archive.ts';
import { createEdge } from './edge.ts';
import type { EdgeEnv, SiteBucket } from './edge-bindings.ts';

// How much one request may cost. What the edge is otherwise stands in tests/edge, in workerd.

beforeEach(() => {
  const cache = { match: async () => undefined, put: async () => {} };
  vi.stubGlobal('caches', { open: async () => cache });
});

afterEach(() => vi.unstubAllGlobals());

async function openEdge(env: Partial<EdgeEnv> = {}, pad = (_: string): string => '') {
  const content = makeFolder({
    '1.md': '---\ntitle: 一\ndate: 2026-01-01\ncategories: [甲]\n---\n<p>文章。</p>\n',
  });
  const site = makeFolder();
  await buildQuietly({ content, site });
  writeFileSync(path.join(site, '404.html'), '<div id="lectern"></div>');
  const SITE: SiteBucket = {
    async get(key) {
      const file = path.join(site, key);
      if (!existsSync(file)) return null;
      const response = new Response(readFileSync(file, 'utf8') + pad(key));
      const { size } = await response.clone().blob();
      const body = response.body as ReadableStream<Uint8Array>;
      return {
        size,
        etag: key,
        body,
        arrayBuffer: () => response.arrayBuffer(),
        text: () => response.text(),
      };
    },
    head: async () => null,
  };
  const context = { waitUntil: () => {} };
  const edge = createEdge();
  return (file: string) =>
    edge.fetch(
      new Request(`https://reader.example.com/${file}`, { headers: { 'cf-connecting-ip': '192.0.2.1' } }),
      { SITE, ...env },
      context,
    );
}

it('refuses a view that would have it read too much, and says what to ask for', async () => {
  const heavy = ' '.repeat(mostRead.bytes);
  const ask = await openEdge({}, (file) => (file.startsWith('archive/places/') ? heavy : ''));
  const response = await ask('feed.xml?category=甲');
  expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('fewer days')]);
  expect((await ask('feed.xml')).status).toBe(200);
});

it('asks the platform before it makes feeds of views, and articles without', async () => {
  const asked: string[] = [];
  const RATE_LIMITER = {
    limit: async ({ key }: { key: string }) => {
      asked.push(key);
      return { success: asked.length < 2 };
    },
  };
  const ask = await openEdge({ RATE_LIMITER });
  expect((await ask('feed.xml')).status).toBe(200);
  const refused = await ask('feed.xml');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect((await ask('a/nobody')).status).toBe(404);
  expect(asked).toHaveLength(2);
});
