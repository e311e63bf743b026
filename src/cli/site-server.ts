import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { archiveFolder } from '#contract/archive-files.ts';
import { isArticleId } from '#contract/article-id.ts';
import { type CreateProxy, openArchiveProxy } from './archive-proxy.ts';
import { securityHeaders } from './content-security-policy.ts';
import { readerFolder } from './install-reader.ts';
import { baseOf, withImageProxy } from './site-html.ts';

const forEver = 'public, max-age=31536000, immutable';
const revalidate = 'no-cache';

/**
 * The web server of one site: its files with the right headers, the reader's page for every address of the app, and the image
 * proxy at `img`. `createProxy` gets the hosts that the archive names, anew whenever the archive changes. `isBehindProxy`: another web
 * server stands before this one, and says from where a request came.
 */
export function createSiteServer(site: string, createProxy: CreateProxy, isBehindProxy = false) {
  const page = path.join(site, 'index.html');
  const base = baseOf(readFileSync(page, 'utf8'));
  const proxy = openArchiveProxy(site, createProxy);
  const app = new Hono().basePath(base);

  for (const below of ['/img', '/img/*']) {
    app.all(below, (context) =>
      proxy.fetch(withoutBase(context.req.raw, base), { client: clientOf(context, isBehindProxy) }),
    );
  }
  app.use(compress());
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
    const isForEver = /^(archive\/(?!manifest\.json|history\.json)|reader\/|mirror\/[0-9a-z]\/)/.test(
      context.req.path.slice(base.length),
    );
    context.header('cache-control', isForEver && context.res.ok ? forEver : revalidate);
  });
  for (const address of ['/a/:id', '/a/:id/']) {
    app.get(address, async (context, next) => {
      const id = context.req.param('id') ?? '';
      const own = path.join(site, 'a', id, 'index.html');
      if (!isArticleId(id) || !existsSync(own)) return next();
      return context.html(withImageProxy(readFileSync(own, 'utf8')));
    });
  }
  app.use(serveStatic({ root: site, rewriteRequestPath: (file) => hidePage(file.slice(base.length - 1)) }));
  app.get('*', (context) => {
    const { path: asked } = context.req;
    // A missing file is missing: only the app's own addresses show the app, and pages, which articles were on their former sites.
    const isFile = [archiveFolder, readerFolder].some((folder) => asked.startsWith(`${base}${folder}/`));
    const isNamedLikeOne = /\.(?!html?$)\w{1,5}$/.test(asked);
    if (isFile || isNamedLikeOne) return context.text('not found', 404);
    return context.html(withImageProxy(readFileSync(page, 'utf8')));
  });

  const root = new Hono();
  if (base !== '/') {
    root.get('/', (context) => context.redirect(base));
    root.get(base.slice(0, -1), (context) => context.redirect(base));
  }
  root.route('/', app);
  return { fetch: root.fetch, base, close: (): Promise<void> => proxy.close() };
}

/** The address that a request came from. Anyone can write X-Forwarded-For; its last entry is the web server's own before this one. */
function clientOf(context: Context, isBehindProxy: boolean): string | undefined {
  const forwarded = isBehindProxy
    ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return forwarded || getConnInfo(context).remote.address;
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
