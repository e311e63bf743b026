import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createSiteServer } from '#cli/site-server.ts';
import { manifestFile } from '#contract/archive-files.ts';
import type { Manifest } from '#contract/manifest.ts';
import { createNodeProxy, type NodeProxy } from '#proxy/node.ts';
import { type PictureServer, playPictures, portOf } from './picture-server.ts';
import { buildSite } from './site.ts';

/** A name that leads nowhere. */
export const missingHost = 'gone.example.com';

export type PicturePost = { id: string; body: string; date?: string; front?: string };

export type PictureSite = PictureServer & { url: string; folder: string };

/** A site whose pictures lie on a server that the test plays, behind `lectern serve` as it is. */
export async function openPictureSite(
  posts: readonly PicturePost[],
  settings: Partial<Manifest['site']> = {},
): Promise<{ site: PictureSite; stop: () => Promise<void> }> {
  const pictures = await playPictures();
  const { folder, remove } = buildPosts(posts);
  changeSettings(folder, settings);
  const site = createSiteServer(folder, (allowHosts) => playedProxy(pictures, allowHosts));
  const { url, stop: stopServer } = await listenFor(site.fetch);
  const stop = async (): Promise<void> => {
    stopServer();
    pictures.stop();
    await site.close();
    remove();
  };
  return { site: { ...pictures, url, folder }, stop };
}

/** A site on a static host, with the image proxy that its publisher named; `404.html` stands for every address that is no file. */
export async function openStaticSite(
  posts: readonly PicturePost[],
  imageProxy: string,
): Promise<{ url: string; stop: () => void }> {
  const { folder, remove } = buildPosts(posts, ['--image-proxy', imageProxy]);
  const app = new Hono();
  app.use(serveStatic({ root: folder }));
  app.notFound((context) => context.html(readFileSync(path.join(folder, '404.html'), 'utf8'), 404));
  const { url, stop } = await listenFor(app.fetch);
  return {
    url,
    stop() {
      stop();
      remove();
    },
  };
}

/** The proxy as it is; names lead to the played server by the proxy's own hooks. */
export function playedProxy(pictures: PictureServer, allowHosts: readonly string[]): NodeProxy {
  return createNodeProxy({
    allowHosts,
    lookup: async (host) => {
      if (host === missingHost) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [{ address: '93.184.216.34', family: 4 }];
    },
    connect: () => net.connect(pictures.port, '127.0.0.1'),
  });
}

export async function listenFor(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ url: string; stop: () => void }> {
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started as Server));
  });
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${portOf(server)}/`, stop };
}

function buildPosts(posts: readonly PicturePost[], options: readonly string[] = []) {
  const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-site-'));
  for (const post of posts) writePost(content, post);
  buildSite(content, folder, { options });
  const remove = (): void => {
    for (const each of [content, folder]) rmSync(each, { recursive: true, force: true });
  };
  return { folder, remove };
}

function writePost(folder: string, { id, body, date = '2026-01-01', front = '' }: PicturePost): void {
  const head = `id: ${id}\ntitle: ${id}\ndate: ${date}\n${front}`;
  writeFileSync(path.join(folder, `${id}.md`), `---\n${head}---\n${body}\n`);
}

/** What a publisher would have said to `lectern build`. */
function changeSettings(folder: string, settings: Partial<Manifest['site']>): void {
  const file = path.join(folder, manifestFile);
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, site: { ...manifest.site, ...settings } }));
}
