import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { archiveFilePath, archiveFolder, manifestFile } from '#contract/archive-files.ts';
import { parseHosts } from '#contract/hosts.ts';
import { parseManifest } from '#contract/manifest.ts';
import { securityHeaders } from './content-security-policy.ts';
import { baseOf, withImageProxy } from './site-html.ts';

export type ImageProxy = { fetch(request: Request): Promise<Response>; close(): Promise<void> };

const forEver = 'public, max-age=31536000, immutable';
const revalidate = 'no-cache';

/**
 * The web server of one site: its files with the right headers, the reader's page for every address of the app, and the image
 * proxy at `img`. `createProxy` gets the hosts that the archive names, anew whenever the archive changes.
 */
export function createSiteServer(site: string, createProxy: (allowHosts: readonly string[]) => ImageProxy) {
  const page = path.join(site, 'index.html');
  const base = baseOf(readFileSync(page, 'utf8'));
  const proxy = openArchiveProxy(site, createProxy);
  const app = new Hono().basePath(base);

  app.all('/img', (context) => proxy.fetch(withoutBase(context.req.raw, base)));
  app.use(compress());
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
    const isForEver = /\/(archive\/(?!manifest\.json)|reader\/)/.test(context.req.path) && context.res.ok;
    context.header('cache-control', isForEver ? forEver : revalidate);
  });
  app.use(serveStatic({ root: site, rewriteRequestPath: (file) => hidePage(file.slice(base.length - 1)) }));
  app.get('*', (context) => {
    const { path: asked } = context.req;
    // A missing file is missing: only the app's own addresses show the app.
    if (asked.startsWith(`${base}${archiveFolder}/`) || /\.\w{1,5}$/.test(asked))
      return context.text('not found', 404);
    return context.html(withImageProxy(readFileSync(page, 'utf8')));
  });

  const root = new Hono();
  if (base !== '/') root.get('/', (context) => context.redirect(base));
  root.route('/', app);
  return { fetch: root.fetch, base, close: (): Promise<void> => proxy.close() };
}

/** The page goes out by the last route only, which fills it in. */
function hidePage(file: string): string {
  return file === '/' || file === '/index.html' ? '/.page' : file;
}

function withoutBase(request: Request, base: string): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(base.length - 1);
  return new Request(url, request);
}

/** The proxy for the archive as it is now: `lectern ingest` may bring new hosts while the server runs. */
function openArchiveProxy(
  site: string,
  createProxy: (allowHosts: readonly string[]) => ImageProxy,
): ImageProxy {
  const manifest = path.join(site, manifestFile);
  let current: { proxy: ImageProxy; mtimeMs: number } | null = null;
  return {
    async fetch(request) {
      const { mtimeMs } = statSync(manifest);
      if (current?.mtimeMs !== mtimeMs) {
        const old = current;
        current = { proxy: createProxy(imageHosts(site)), mtimeMs };
        await old?.proxy.close();
      }
      return current.proxy.fetch(request);
    },
    close: async () => current?.proxy.close(),
  };
}

function imageHosts(site: string): string[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(site, file), 'utf8'));
  const { hosts } = parseManifest(read(manifestFile));
  // A name may stand with several ports; the proxy has its own rule for ports.
  const names = parseHosts(read(archiveFilePath('hosts', hosts))).map(([host]) => host.replace(/:\d+$/, ''));
  return [...new Set(names)];
}
