import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { parseFeed } from 'feedsmith';
import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifestFile } from '#contract/archive-files.ts';
import { feedPath, viewFeedPath } from '#contract/feed-url.ts';
import { listPagePath } from '#contract/list-page-url.ts';
import { parseManifest } from '#contract/manifest.ts';
import { shardRows } from '#contract/row.ts';
import { everything } from '#contract/view.ts';
import { png } from '../proxy/picture-bytes.ts';
import { sends } from '../proxy/workerd-loopback.ts';
import { address, buildEdgeSite, type EdgeServer, startEdge } from './edge-site.ts';

// A site in a bucket, as the Worker of src/edge serves it: in workerd, with R2 and the Cache API.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 });

let built: ReturnType<typeof buildEdgeSite>;
/** All files of the site. */
let whole: EdgeServer;
/** The same without pages, Markdown and feeds: they are made. */
let bare: EdgeServer;

beforeAll(async () => {
  built = buildEdgeSite();
  whole = await startEdge(built.site);
  bare = await startEdge(built.site, { without: (file) => /^(a|feeds)\//.test(file) });
});

afterAll(async () => {
  await Promise.all([whole?.close(), bare?.close()]);
  built?.remove();
});

const fileOf = (file: string): string => readFileSync(path.join(built.site, file), 'utf8');
const manifest = () => parseManifest(JSON.parse(fileOf(manifestFile)));
const newestId = (): string => shardRows(manifest().head)[0]?.id ?? '';
const listFile = (): string => `archive/lists/${manifest().list.slice(0, 1)}/${manifest().list}.json`;

/** A request as it is typed, which fetch would put right first. */
function askRaw(server: EdgeServer, target: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = server.url;
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: target }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject).end();
  });
}

describe('files', () => {
  it('of a name that is a hash are kept for ever; others are asked for again', async () => {
    const kept = await whole.ask(listFile());
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('content-type')).toBe('application/json');
    expect(await kept.text()).toBe(fileOf(listFile()));
    const head = await whole.ask(manifestFile);
    expect(head.headers.get('cache-control')).toBe('no-cache');
    expect(await head.text()).toBe(fileOf(manifestFile));
    const [script = ''] = /reader\/index-[^"]+\.js/.exec(fileOf('index.html')) ?? [];
    const answer = await whole.ask(script);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it('are answered with 304 for who has them, also out of the cache', async () => {
    for (const file of [listFile(), manifestFile, '', `a/${newestId()}`, 'feeds/all/rss.xml', 'feed.json']) {
      const first = await whole.ask(file);
      const etag = first.headers.get('etag') ?? '';
      expect(etag, file).toMatch(/^"[^"]+"$/);
      await first.text();
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await whole.ask(file, { headers: { 'if-none-match': tag } });
        expect([again.status, await again.text()], file).toEqual([304, '']);
        expect(again.headers.get('etag'), file).toBe(etag);
        expect(again.headers.get('x-content-type-options'), file).toBe('nosniff');
      }
      const other = await whole.ask(file, { headers: { 'if-none-match': '"other"' } });
      expect(other.status, file).toBe(200);
      await other.text();
    }
  });

  it('have headers alone for HEAD, those of GET', async () => {
    for (const file of [
      listFile(),
      manifestFile,
      '',
      `a/${newestId()}`,
      `a/${newestId()}.md`,
      'feed.xml',
      'a/nobody',
    ]) {
      const [get, head] = [await whole.ask(file), await whole.ask(file, { method: 'HEAD' })];
      expect(head.status, file).toBe(get.status);
      expect(await head.text(), file).toBe('');
      await get.text();
      for (const name of ['etag', 'content-type', 'cache-control', 'content-security-policy'])
        expect(head.headers.get(name), `${file} ${name}`).toBe(get.headers.get(name));
    }
  });

  it('go out in parts', async () => {
    const text = fileOf(listFile());
    const part = async (file: string, range: string, more = {}) => {
      const response = await whole.ask(file, { headers: { range, ...more } });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    const size = Buffer.byteLength(text);
    for (const file of [listFile(), 'seal.svg']) {
      const bytes = readFileSync(path.join(built.site, file));
      const total = bytes.length;
      expect(await part(file, 'bytes=2-5')).toEqual([
        206,
        `bytes 2-5/${total}`,
        bytes.subarray(2, 6).toString(),
      ]);
      expect(await part(file, 'bytes=-7')).toEqual([
        206,
        `bytes ${total - 7}-${total - 1}/${total}`,
        bytes.subarray(-7).toString(),
      ]);
      expect((await part(file, `bytes=${total}-`))[0]).toBe(416);
      expect((await part(file, 'bytes=5-2'))[0]).toBe(200);
    }
    expect((await part(listFile(), 'bytes=2-5', { 'if-range': '"other"' })).slice(0, 2)).toEqual([200, null]);
    expect(size).toBeGreaterThan(7);
  });

  it('that are not there are not the app', async () => {
    for (const file of [
      'archive/rows/0/000000000000.json',
      'reader/index-00000000.js',
      'wp-login.php',
      'favicon.ico',
    ]) {
      const response = await whole.ask(file);
      expect([response.status, response.headers.get('content-type')], file).toEqual([
        404,
        'text/plain; charset=utf-8',
      ]);
      await response.text();
    }
  });

  it('cannot be asked for by ways around', async () => {
    await whole.put('.lectern/leaving.json', 'secret');
    await whole.put('archive/.lock', 'secret');
    for (const target of [
      '/.lectern/leaving.json',
      '/archive/.lock',
      '/a/../.lectern/leaving.json',
      '/a/%2e%2e/.lectern/leaving.json',
      '/archive/..%2f.lectern/leaving.json',
      '/archive%2F.lock',
      '/archive/..%5c.lock',
      '/%2electern/leaving.json',
      '/..//.lectern/leaving.json',
      '/%ff',
      '//evil.example/a',
    ]) {
      const { status, body } = await askRaw(whole, target);
      expect([status, body.includes('secret')], target).toEqual([404, false]);
    }
  });

  it('come with what keeps them inert', async () => {
    const policy = async (file: string) => (await whole.ask(file)).headers.get('content-security-policy');
    expect(await policy('')).toBe("frame-ancestors 'none'");
    expect(await policy('seal.svg')).toContain("default-src 'none'");
    expect(await policy('seal.svg')).toContain('sandbox');
    expect((await whole.ask('')).headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('are for reading only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await whole.ask(manifestFile, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      await response.text();
    }
  });
});

describe('articles', () => {
  const sent = (html: string): string =>
    html.replace(/(name="lectern-(image-proxy|view-feeds)" content=")"/g, '$1."');

  it('have the page that a build wrote, told what this server does', async () => {
    for (const form of [`a/${newestId()}`, `a/${newestId()}/`, `a/${newestId()}/index.html`]) {
      const response = await whole.ask(form);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(await response.text()).toBe(sent(fileOf(`a/${newestId()}/index.html`)));
    }
  });

  it('have the same page, byte for byte, when no build wrote it', async () => {
    for (const { id } of [...shardRows(manifest().head), { id: 'hostile' }]) {
      for (const [asked, file] of [
        [`a/${id}`, `a/${id}/index.html`],
        [`a/${id}.md`, `a/${id}.md`],
      ] as const) {
        const response = await bare.ask(asked);
        expect(response.status, asked).toBe(200);
        expect(response.headers.get('content-type')).toMatch(/^text\/(html|markdown); charset=utf-8$/);
        expect(await response.text()).toBe(sent(fileOf(file)));
      }
    }
  });

  it('with hostile titles are text', async () => {
    const html = await (await bare.ask('a/hostile')).text();
    const scripts: string[] = [];
    const titles: string[] = [];
    const visit = (nodes: ReturnType<typeof parseDocument>['children']): void => {
      for (const node of nodes) {
        if (!('attribs' in node)) continue;
        if (node.name === 'script' && !node.attribs.src) scripts.push(node.attribs.type ?? '');
        const [child] = node.children;
        if (node.name === 'title' && child?.type === 'text') titles.push(child.data);
        visit(node.children);
      }
    };
    visit(parseDocument(html).children);
    expect(scripts.sort()).toEqual(['application/json', 'application/ld+json']);
    expect(titles).toEqual([expect.stringContaining('</title><script>alert(1)</script> & ]]>')]);
    expect(html).not.toContain('<script>alert');
  });

  it('that moved lead on; those that were removed, or never were, show the app', async () => {
    expect(built.movedId).not.toBe('');
    for (const [asked, to] of [
      [`a/${built.movedId}`, /^\/a\/[0-9a-z]{12}$/],
      [`a/${built.movedId}.md?from=feed`, /^\/a\/[0-9a-z]{12}\.md\?from=feed$/],
      ['2021/03/%E4%BD%A0%E5%A5%BD.html', /^\/a\/[0-9a-z]{12}$/],
      ['2021/03/你好/', /^\/a\/[0-9a-z]{12}$/],
    ] as const) {
      const response = await bare.ask(asked);
      expect([response.status, response.headers.get('cache-control')], asked).toEqual([301, 'no-cache']);
      expect(response.headers.get('location')).toMatch(to);
      const there = await bare.ask(response.headers.get('location') ?? '');
      expect(there.status).toBe(200);
      await there.text();
    }
    const gone = await bare.ask('a/leaves');
    expect([gone.status, await gone.text()]).toEqual([410, sent(fileOf('404.html'))]);
    const unknown = await bare.ask('a/nobody');
    expect([unknown.status, await unknown.text()]).toEqual([404, sent(fileOf('404.html'))]);
    const text = await bare.ask('a/nobody.md');
    expect([text.status, text.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
  });

  it('are found by an id that was written down wrongly', async () => {
    const id = newestId();
    const spoken = `${id.slice(0, 4)}-${id.slice(4)}`.toUpperCase();
    const response = await bare.ask(`a/${spoken}`);
    expect([response.status, response.headers.get('location')]).toEqual([302, `/a/${id}`]);
  });

  it('of lists: the page that comes with their first rows', async () => {
    const page = listPagePath(['书案']);
    for (const [asked, file] of [
      ['', 'index.html'],
      ['?category=x', 'index.html'],
      [page, `${page}index.html`],
      [page.slice(0, -1), `${page}index.html`],
    ] as const) {
      const response = await whole.ask(asked);
      expect([response.status, await response.text()], asked).toEqual([200, sent(fileOf(file))]);
    }
  });

  it('of other addresses: the app, or the app that says so', async () => {
    for (const [asked, status] of [
      ['about/archive', 200],
      ['nothing/here', 404],
    ] as const) {
      const response = await bare.ask(asked);
      expect([response.status, await response.text()], asked).toEqual([status, sent(fileOf('404.html'))]);
    }
  });
});

describe('feeds', () => {
  it('are files where a build wrote them', async () => {
    const response = await whole.ask(feedPath([], 'rss'));
    expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(await response.text()).toBe(fileOf(feedPath([], 'rss')));
  });

  it('of categories are the same, byte for byte, where no build wrote them', async () => {
    for (const category of [[], ['边缘'], ['边缘', 'A/B <i>'], ['边缘', '旧站']]) {
      for (const kind of ['rss', 'atom', 'json'] as const) {
        const file = feedPath(category, kind);
        const response = await bare.ask(file);
        expect(await response.text(), file).toBe(fileOf(file));
        expect(response.headers.get('etag')).toMatch(/^"/);
      }
    }
    expect((await bare.ask('feeds/0000000000000000/rss.xml')).status).toBe(404);
    expect((await bare.ask('feeds/all/other.xml')).status).toBe(404);
  });

  const titlesOf = async (file: string): Promise<(string | undefined)[]> => {
    const response = await bare.ask(file);
    const { feed } = parseFeed(await response.text());
    const entries = ('items' in feed ? feed.items : 'entries' in feed ? feed.entries : []) ?? [];
    // Atom's titles say of what type they are.
    return entries.map(({ title }) => (typeof title === 'object' ? title.value : title));
  };

  it('of any view have what the view has, the newest first', async () => {
    const of = (view: Partial<typeof everything>, kind: 'rss' | 'atom' | 'json' = 'rss') =>
      titlesOf(viewFeedPath({ ...everything, ...view }, kind));
    for (const kind of ['rss', 'atom', 'json'] as const) {
      const [first, ...rest] = await of({ categories: [['边缘']] }, kind);
      expect(first).toContain('alert(1)');
      expect(rest).toEqual(['从前的地址', '会搬家的文章']);
    }
    expect(
      await of({ categories: [['边缘']], order: 'oldest', from: '2026-02-01', to: '2026-02-02' }),
    ).toEqual(['从前的地址', '会搬家的文章']);
    expect(await of({ words: '独角兽走过' })).toEqual(['从前的地址']);
    expect(await of({ words: 'title:搬家' })).toEqual(['会搬家的文章']);
    expect(await of({ words: '独角兽', categories: [['边缘', 'A/B <i>']] })).toEqual([]);
    expect(await of({ author: 'Eve "<b>"' })).toHaveLength(1);
    expect(
      await of({
        categories: [
          ['边缘', '旧站'],
          ['边缘', 'A/B <i>'],
        ],
      }),
    ).toEqual([expect.stringContaining('alert(1)'), '从前的地址', '会搬家的文章']);
    expect(await of({})).toHaveLength(Math.min(20, manifest().articles));
  });

  it('name themselves by the address of the site', async () => {
    const view = { ...everything, words: '独角兽' };
    const feed = await (await bare.ask(viewFeedPath(view, 'json'))).json();
    expect(feed).toMatchObject({
      title: '独角兽 · 书案',
      feed_url: address + viewFeedPath(view, 'json'),
      home_page_url: `${address}?${new URLSearchParams({ words: '独角兽', order: 'newest' })}`,
    });
  });

  it('that cannot be are refused with the reason', async () => {
    for (const [query, status, reason] of [
      ['?is=starred', 400, 'browser'],
      ['?category=nowhere', 404, 'category'],
      ['?category=边缘/nowhere&words=x', 404, 'category'],
      ['?author=nobody at all', 404, 'author'],
    ] as const) {
      const response = await bare.ask(`feed.xml${query}`);
      expect([response.status, await response.text()], query).toEqual([
        status,
        expect.stringContaining(reason),
      ]);
    }
  });
});

describe('pictures', () => {
  it('come through the proxy from hosts that the archive names, and from no others', async () => {
    bare.onOutbound = sends(png());
    const ask = (target: string) => bare.ask(`img?url=${encodeURIComponent(target)}`);
    const picture = await ask('http://pics.pub.test/a.png');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    const other = await ask('http://other.pub.test/a.png');
    expect([other.status, other.headers.get('x-lectern-error')]).toEqual([403, 'not-allowed']);
  });
});

describe('a site below a path', () => {
  it('is served there, and nowhere else', async () => {
    const below = await startEdge(built.site, { bindings: { BASE: '/reader/' } });
    try {
      expect(await (await below.ask(`/reader/${manifestFile}`)).text()).toBe(fileOf(manifestFile));
      expect((await below.ask(`/reader/a/${built.movedId}`)).headers.get('location')).toMatch(
        /^\/reader\/a\//,
      );
      expect((await below.ask('/reader')).headers.get('location')).toBe('/reader/');
      expect((await below.ask(`/${manifestFile}`)).status).toBe(404);
      below.onOutbound = sends(png());
      expect((await below.ask('/reader/img?url=http%3A%2F%2Fpics.pub.test%2Fa.png')).status).toBe(200);
    } finally {
      await below.close();
    }
  });

  it('with a setting that is no path says so in the log', async () => {
    const wrong = await startEdge(built.site, { without: () => true, bindings: { BASE: 'reader' } });
    try {
      expect((await wrong.ask('/')).status).toBe(500);
      await vi.waitFor(() => expect(wrong.log()).toContain('BASE: has to be a path'));
    } finally {
      await wrong.close();
    }
  });
});
