import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { feedPath } from '#contract/feed-url.ts';
import { startCaddy } from './caddy.ts';
import { startCloudflare } from './cloudflare.ts';
import { startGithubPages } from './github-pages.ts';
import { type BuiltSite, buildHostedSite, paged, pagedText, placeBelowBase, unpaged } from './hosted-site.ts';
import type { RunningHost } from './imitated-host.ts';
import { findServer } from './installed-server.ts';
import { startLecternServe } from './lectern-serve.ts';
import { startNetlify } from './netlify.ts';
import { startNginx } from './nginx.ts';
import { startKeyStore, startS3Website } from './object-store.ts';
import { startVercel } from './vercel.ts';

// One site, as each host serves it. Hosts that cannot be run here are imitated by what their documentation says.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 180_000 });

const nginx = findServer('nginx');
const caddy = findServer('caddy');
const forEver = 'public, max-age=31536000, immutable';

type Host = {
  name: string;
  base: string;
  start: (site: BuiltSite) => Promise<RunningHost>;
  /** Of `a/<id>`, whose page lies in a folder. */
  page: { status: number; isShown?: boolean };
  /** Of addresses that are no file. */
  missing: number;
  /** Of the site's first page. */
  home?: number;
  coding: 'br' | 'gzip' | undefined;
  kept: string;
  changing: RegExp;
  isSafe: boolean;
};

const readHeaders = { kept: forEver, changing: /must-revalidate/, isSafe: true, missing: 404 };
const own = { kept: forEver, changing: /^no-cache$/, missing: 200, isSafe: true, page: { status: 200 } };
const store = { kept: forEver, changing: /^no-cache$/, missing: 404, isSafe: false, coding: undefined };

const hosts: Host[] = [
  {
    ...{
      name: 'GitHub Pages',
      base: '/archive-of-mine/',
      page: { status: 301 },
      missing: 404,
      coding: 'gzip',
    },
    ...{ kept: 'max-age=600', changing: /^max-age=600$/, isSafe: false },
    start: (site) => startGithubPages(placeBelowBase(site), site.base),
  },
  {
    ...{ ...readHeaders, name: 'Cloudflare', base: '/', page: { status: 307 }, coding: 'gzip' },
    start: ({ folder }) => startCloudflare(folder),
  },
  {
    ...{ ...readHeaders, name: 'Netlify', base: '/', page: { status: 301 }, coding: 'br' },
    start: ({ folder }) => startNetlify(folder),
  },
  {
    ...{ ...readHeaders, name: 'Vercel', base: '/', page: { status: 200 }, coding: 'br' },
    start: ({ folder }) => startVercel(folder),
  },
  {
    ...{ ...store, name: 'a bucket as a website', base: '/', page: { status: 302 } },
    start: ({ folder }) => startS3Website(folder),
  },
  {
    ...{
      ...store,
      name: 'a store of exact keys',
      base: '/',
      page: { status: 404, isShown: false },
      home: 404,
    },
    start: ({ folder }) => startKeyStore(folder),
  },
  ...['/', '/sub/'].map(
    (base): Host => ({
      ...{ ...own, name: `lectern serve at ${base}`, base, coding: 'br' },
      start: ({ folder }) => startLecternServe(folder),
    }),
  ),
  ...['/', '/sub/'].map(
    (base): Host => ({
      ...{ ...own, name: `nginx at ${base}`, base, coding: 'gzip' },
      start: (site) => startNginx(nginx ?? '', placeBelowBase(site), base),
    }),
  ),
  ...['/', '/sub/'].map(
    (base): Host => ({
      ...{ ...own, name: `Caddy at ${base}`, base, coding: 'gzip' },
      start: (site) => startCaddy(caddy ?? '', placeBelowBase(site), base),
    }),
  ),
];

const sites = new Map<string, BuiltSite>();
afterAll(() => {
  for (const site of sites.values()) site.remove();
});

function siteAt(base: string): BuiltSite {
  const site = sites.get(base) ?? buildHostedSite(base);
  sites.set(base, site);
  return site;
}

/** Why a host is left out; a machine need not have every web server. */
function unavailable(name: string): string | null {
  const binary = name.startsWith('nginx') ? nginx : name.startsWith('Caddy') ? caddy : '';
  return binary === null ? 'SKIPPED: it is not here, and could not be installed (apt-get, as root)' : null;
}

describe.each(hosts)(
  '$name',
  ({ name, base, start, page, missing, home = 200, coding, kept, changing, isSafe }) => {
    const reason = unavailable(name);
    if (reason !== null) {
      it.skip(reason, () => {});
      return;
    }
    let site: BuiltSite;
    let host: RunningHost;

    beforeAll(async () => {
      site = siteAt(base);
      host = await start(site);
    });
    afterAll(() => host?.close());

    type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

    /** One answer as it is sent, below the base. */
    function get(file: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
      return new Promise((resolve, reject) => {
        const request = http.request(
          `${host.origin}${base}${file}`,
          { headers, method, agent: false },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk) => chunks.push(chunk));
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks),
              }),
            );
          },
        );
        request.on('error', reject).end();
      });
    }

    /** The answer that a browser ends up with, and the path it is at. */
    async function visit(file: string): Promise<{ status: number; text: string; path: string }> {
      const response = await fetch(`${host.origin}${base}${file}`);
      const { pathname, search } = new URL(response.url);
      return { status: response.status, text: await response.text(), path: pathname + search };
    }

    const app = /<script type="module"[^>]+src="([^"]+)"/;

    it('shows the first page, and a view of it', async () => {
      for (const file of ['', '?words=x&sort=oldest']) {
        const { status, text, path } = await visit(file);
        expect([status, path]).toEqual([home, `${base}${file}`]);
        expect(app.exec(text)?.[1]).toBe(`${base}${site.script}`);
      }
    });

    it('shows the page of an article, with and without a slash, and keeps the query', async () => {
      const { status, headers } = await get(`a/${paged}?at=3`);
      expect(status).toBe(page.status);
      if (status >= 300 && status < 400)
        expect(headers.location?.replace(host.origin, '')).toBe(`${base}a/${paged}/?at=3`);
      for (const file of [`a/${paged}`, `a/${paged}/`]) {
        const { text } = await visit(file);
        expect(text).toMatch(app);
        // The text itself, and not the app alone.
        expect(text.includes(pagedText), file).toBe(page.isShown ?? true);
      }
    });

    it('opens the app at the address of an article without a page, at once', async () => {
      for (const file of [`a/${unpaged}`, `a/${unpaged}/`, 'about/archive']) {
        const { status, text, path } = await visit(file);
        expect([status, path], file).toEqual([missing, `${base}${file}`]);
        expect(app.exec(text)?.[1]).toBe(`${base}${site.script}`);
        expect(text).not.toContain(pagedText);
      }
    });

    it('says of a file that is missing that it is', async () => {
      for (const file of ['archive/packs/0/000000000000.json', 'reader/gone.js', 'gone.png']) {
        const { status, headers } = await get(file);
        expect([file, status]).toEqual([file, 404]);
        // The others say the same for all that a rule's path fits; the reader asks once more there (`fetch-file.ts`).
        if (missing === 200) expect(headers['cache-control'] ?? '', file).not.toContain('immutable');
      }
    });

    it('lets browsers keep what never changes, and nothing else', async () => {
      for (const file of [site.pack, site.script]) {
        const { status, headers } = await get(file);
        expect([file, status, headers['cache-control']]).toEqual([file, 200, kept]);
      }
      for (const file of ['', 'archive/manifest.json', 'opensearch.xml', 'theme.js', `a/${paged}/`])
        expect((await get(file)).headers['cache-control'], file).toMatch(changing);
    });

    it('compresses what becomes smaller, for those who can read it', async () => {
      for (const file of [site.pack, site.script, 'archive/manifest.json', feedPath([], 'atom')]) {
        const { headers, body } = await get(file, { 'accept-encoding': 'gzip, deflate, br' });
        expect([file, headers['content-encoding']]).toEqual([file, coding]);
        const size = readFileSync(path.join(site.folder, file)).length;
        if (coding) expect(body.length, file).toBeLessThan(size);
        const plain = await get(file, { 'accept-encoding': 'identity' });
        expect([file, plain.headers['content-encoding'], plain.body.length]).toEqual([file, undefined, size]);
      }
    });

    it.each([
      ['', /^text\/html\b/],
      [`a/${paged}.md`, /^text\/markdown\b/],
      ['llms.txt', /^text\/plain\b/],
      ['archive/manifest.json', /^application\/json\b/],
      ['theme.js', /^(text|application)\/javascript\b/],
      ['seal.svg', /^image\/svg\+xml\b/],
      [feedPath([], 'rss'), /^(text|application)\/(rss\+)?xml\b/],
      [feedPath([], 'atom'), /^(text|application)\/(atom\+)?xml\b/],
      [feedPath([], 'json'), /^application\/(feed\+)?json\b/],
      ['sitemap.xml', /^(text|application)\/xml\b/],
    ])('has a type for %s that programs understand', async (file, type) => {
      expect((await get(file, {}, 'HEAD')).headers['content-type']).toMatch(type);
    });

    it.runIf(isSafe)(
      'says that nobody may frame a page, guess a type or learn where one came from',
      async () => {
        for (const file of ['', `a/${unpaged}`, site.pack]) {
          const { headers } = await get(file);
          expect(headers, file).toMatchObject({
            'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
            'cross-origin-opener-policy': 'same-origin',
            'referrer-policy': 'no-referrer',
            'x-content-type-options': 'nosniff',
          });
        }
      },
    );
  },
);
