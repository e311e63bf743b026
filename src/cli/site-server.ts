import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { archiveFolder } from '#contract/archive-files.ts';
import { forEver, isKeptForEver, readerFolder } from '#contract/kept-files.ts';
import { type CreateProxy, openArchiveProxy } from './archive-proxy.ts';
import { securityHeaders } from './content-security-policy.ts';
import { shellFile } from './install-reader.ts';
import { openSiteFile } from './open-site-file.ts';
import { createSender } from './send-site-file.ts';
import { baseOf } from './site-html.ts';
import { readSiteSettings } from './site-settings.ts';

const revalidate = 'no-cache';

/**
 * The web server of one site: its files with the right headers, the reader's page for every address of the app, and the image
 * proxy at `img`. `createProxy` gets the hosts that the archive names, anew whenever the archive changes. `isBehindProxy`: another web
 * server stands before this one, and says from where a request came.
 */
export function createSiteServer(site: string, createProxy: CreateProxy, isBehindProxy = false) {
  const base = baseOf(readFileSync(path.join(site, shellFile), 'utf8'));
  const headers = securityHeaders(readSiteSettings(site));
  const proxy = openArchiveProxy(site, createProxy);
  const send = createSender();
  const app = new Hono();

  for (const below of [`${base}img`, `${base}img/*`]) {
    app.all(below, (context) =>
      proxy.fetch(withoutBase(context.req.raw, base), { client: clientOf(context, isBehindProxy) }),
    );
  }
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    const isKept = isKeptForEver(belowBase(context)) && (context.res.ok || context.res.status === 304);
    context.header('cache-control', isKept ? forEver : revalidate);
  });
  if (base !== '/') {
    for (const above of ['/', base.slice(0, -1)]) app.get(above, (context) => context.redirect(base));
  }
  app.get(`${base}*`, async (context) => {
    const asked = belowBase(context);
    const file = await openSiteFile(site, asked);
    if (file) return send(file, context.req.raw);
    // A missing file is missing: only the app's own addresses show the app, and pages, which articles were on their former sites.
    const isFile = [archiveFolder, readerFolder].some((folder) => asked.startsWith(`${folder}/`));
    const isNamedLikeOne = /\.(?!html?$)\w{1,5}$/.test(asked);
    const page = isFile || isNamedLikeOne ? null : await openSiteFile(site, shellFile);
    return page ? send(page, context.req.raw) : context.text('not found', 404);
  });
  app.notFound((context) => context.text('not found', 404));
  app.onError((error, context) => {
    process.stderr.write(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}\n`);
    return context.text('server error', 500);
  });
  return { fetch: app.fetch, base, close: (): Promise<void> => proxy.close() };

  /** What was asked for below the site's base, percent-encoded. */
  function belowBase(context: Context): string {
    return new URL(context.req.url).pathname.slice(base.length);
  }
}

/** The address that a request came from. Anyone can write X-Forwarded-For; its last entry is the web server's own before this one. */
function clientOf(context: Context, isBehindProxy: boolean): string | undefined {
  const forwarded = isBehindProxy
    ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return forwarded || getConnInfo(context).remote.address;
}

function withoutBase(request: Request, base: string): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(base.length - 1);
  return new Request(url, request);
}
