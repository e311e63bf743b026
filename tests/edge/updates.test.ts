import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifestFile } from '#contract/archive-files.ts';
import { feedPath } from '#contract/feed-url.ts';
import { COMPATIBILITY_DATE, COMPATIBILITY_FLAGS } from '../proxy/workerd-instance.ts';
import { buildEdgeSite, buildInto, type EdgeServer, filesOf, startEdge } from './edge-site.ts';

// What readers get while a bucket is on its way from one site to the next.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const switches = [manifestFile, 'archive/history.json', '404.html', 'index.html'];
const isMade = (file: string): boolean => /^(a|feeds)\//.test(file);

let built: ReturnType<typeof buildEdgeSite>;
let next: string;
const running: EdgeServer[] = [];

beforeAll(() => {
  built = buildEdgeSite();
  next = `${built.site}-next`;
  cpSync(built.site, next, { recursive: true });
  const post = path.join(built.content, 'edge/former.md');
  writeFileSync(post, readFileSync(post, 'utf8').replace('独角兽走过边缘', '独角兽又走回来'));
  buildInto(next, built.content);
});

afterAll(async () => {
  await Promise.all(running.map((server) => server.close()));
  built?.remove();
});

const start = async (...options: Parameters<typeof startEdge>): Promise<EdgeServer> => {
  const server = await startEdge(...options);
  running.push(server);
  return server;
};

const textOf = (site: string, file: string): string => readFileSync(path.join(site, file), 'utf8');
const sent = (html: string): string =>
  html.replace(/(name="lectern-(image-proxy|view-feeds)" content=")"/g, '$1."');
/** The article that changed. */
const changed = (): string => {
  const id =
    filesOf(next).find((file) => file.endsWith('.md') && textOf(next, file).includes('又走回来')) ?? '';
  return path.basename(id, '.md');
};

describe('a bucket that is half the next site', () => {
  it('is the old one, with new files already there', async () => {
    const server = await start(built.site, { without: isMade });
    for (const file of filesOf(next)) {
      if (!switches.includes(file) && !isMade(file))
        await server.put(file, readFileSync(path.join(next, file)));
    }
    expect(await (await server.ask(manifestFile)).text()).toBe(textOf(built.site, manifestFile));
    const page = `a/${changed()}/index.html`;
    expect(textOf(next, page)).not.toBe(textOf(built.site, page));
    expect(await (await server.ask(`a/${changed()}`)).text()).toBe(sent(textOf(built.site, page)));
    const feed = feedPath(['边缘', '旧站'], 'rss');
    expect(await (await server.ask(feed)).text()).toBe(textOf(built.site, feed));
    expect(await (await server.ask('feed.xml?words=走过边缘')).text()).toContain('从前的地址');
  });

  it('is the new one as soon as the manifest is, for who saw the old one too', async () => {
    const server = await start(built.site, { without: isMade });
    // It knows the old manifest, and nothing else.
    expect((await server.ask('about/archive')).status).toBe(200);
    const former = filesOf(built.site).filter((file) => !filesOf(next).includes(file));
    expect(former.length).toBeGreaterThan(0);
    for (const file of filesOf(next))
      if (!isMade(file)) await server.put(file, readFileSync(path.join(next, file)));
    for (const file of former) await server.drop(file);
    expect(await (await server.ask(`a/${changed()}`)).text()).toBe(
      sent(textOf(next, `a/${changed()}/index.html`)),
    );
  });

  it('that lacks what it names says that it comes back', async () => {
    const server = await start(built.site, {
      without: (file) => isMade(file) || file.startsWith('archive/packs/'),
    });
    const response = await server.ask(`a/${changed()}`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
  });

  it('that is empty says so', async () => {
    const server = await start(built.site, { without: () => true });
    for (const asked of ['', 'a/hostile', 'feed.xml', 'about/archive']) {
      const response = await server.ask(asked);
      expect([response.status, await response.text()]).toEqual([503, 'no site has been uploaded yet\n']);
    }
  });
});

it('wrangler.edge.jsonc has the settings that are tested', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../wrangler.edge.jsonc'), 'utf8');
  const file = v.parse(
    v.looseObject({
      main: v.string(),
      compatibility_date: v.string(),
      compatibility_flags: v.array(v.string()),
      r2_buckets: v.array(v.object({ binding: v.string(), bucket_name: v.string() })),
    }),
    JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, '')),
  );
  expect(file.main).toBe('src/edge/worker.ts');
  expect(file.compatibility_date).toBe(COMPATIBILITY_DATE);
  expect(file.compatibility_flags).toEqual(COMPATIBILITY_FLAGS);
  expect(file.r2_buckets[0]?.binding).toBe('SITE');
});
