import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { manifestFile } from '#contract/archive-files.ts';
import { idFromPath } from '#ingest/article-ids.ts';
import { BuildError } from '#ingest/build-error.ts';
import { buildAndReport } from '#ingest/testing/build-and-report.ts';
import { openCase } from '#ingest/testing/open-case.ts';
import { samplePost } from '#ingest/testing/sample-posts.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openFormerArchive } from './former-archive.ts';

const files = Array.from({ length: 60 }, (_, number) => `${number}.md`);
const posts = Object.fromEntries(
  files.map((file) => [file, samplePost(`<p>Text of ${file}</p>`, { title: file })]),
);
const idsOf = (list: readonly string[]): string[] => list.map(idFromPath).sort();

let site: string;
let content: string;

/** A site with articles, tombstones, moves and copies. */
beforeEach(async () => {
  const built = openCase({ ...posts, 'copy.md': posts['0.md'] ?? '' });
  await built.build();
  built.remove('1.md', '2.md');
  built.write({ 'moved.md': posts['1.md'] ?? '' });
  await built.build();
  site = built.site;
  content = built.content;
});

/** Serves a folder on loopback; a path may be answered otherwise. Gives its address and what was asked for. */
async function serve(folder: string, answers: Readonly<Record<string, number>> = {}) {
  const asked: string[] = [];
  const server = http.createServer(({ url = '' }, response) => {
    const file = url.startsWith('/below/') ? url.slice('/below/'.length) : `elsewhere${url}`;
    asked.push(file);
    const status = Object.entries(answers).find(([start]) => file.startsWith(start))?.[1] ?? 200;
    try {
      const body = readFileSync(path.join(folder, file));
      response.writeHead(status).end(body);
    } catch {
      response.writeHead(404).end('<html>not found');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/below/`, asked };
}

const open = async (from: string) => {
  const archive = await openFormerArchive(from);
  if (!archive) throw new Error('there is none');
  return archive;
};

const firstOf = (kind: string): string => {
  const folder = path.join(site, 'archive', kind);
  const [file = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return path.join(folder, file);
};

describe('a former archive', () => {
  it.each(['in a folder', 'at an address', 'at an address without a slash at its end'])(
    'tells its addresses and what is there: %s',
    async (where) => {
      const { url } = await serve(site);
      const archive = await open(
        where === 'in a folder' ? site : where === 'at an address' ? url : url.replace(/\/$/, ''),
      );
      const addresses = await archive.addresses();
      const left = files.filter((file) => file !== '1.md' && file !== '2.md');
      expect(addresses.flatMap(({ articles }) => articles).sort()).toEqual(idsOf([...left, 'moved.md']));
      expect(addresses.flatMap(({ moved }) => moved).sort()).toEqual(
        [
          [idFromPath('copy.md'), idFromPath('0.md')],
          [idFromPath('1.md'), idFromPath('moved.md')],
        ].sort(),
      );
      expect(addresses.flatMap(({ removed }) => removed)).toEqual(idsOf(['2.md']));
      const entries = [];
      for await (const entry of archive.entries(idsOf(['3.md', '2.md', '1.md', 'never.md'])))
        entries.push(entry);
      expect(new Map(entries.map(({ id, kind }) => [id, kind]))).toEqual(
        new Map([
          [idFromPath('3.md'), 'article'],
          [idFromPath('2.md'), 'removed'],
          [idFromPath('1.md'), 'moved'],
        ]),
      );
      expect(archive.manifest.articles).toBe(59);
      expect(await archive.packNames()).toHaveLength(archive.manifest.packs.count);
    },
  );

  it('asks for each pack once, and for the names of packs once', async () => {
    const { url, asked } = await serve(site);
    const archive = await open(url);
    for await (const _ of archive.entries(files.map(idFromPath)));
    for await (const _ of archive.entries([idFromPath('3.md')]));
    const packs = asked.filter((file) => file.startsWith('archive/packs/'));
    expect(packs.length).toBe(new Set(packs).size + 1);
    expect(asked.filter((file) => file.startsWith('archive/directories/'))).toHaveLength(1);
  });

  it('is none where no manifest is', async () => {
    expect(await openFormerArchive(makeFolder())).toBeNull();
    expect(await openFormerArchive(path.join(site, 'gone'))).toBeNull();
    const { url } = await serve(makeFolder());
    expect(await openFormerArchive(url)).toBeNull();
  });

  it.each<[string, (site: string) => void]>([
    ['a manifest that is cut off', (folder) => truncateSync(path.join(folder, manifestFile), 100)],
    ['an empty manifest', (folder) => truncateSync(path.join(folder, manifestFile), 0)],
    [
      'a manifest of something else',
      (folder) => writeFileSync(path.join(folder, manifestFile), '{"format":1}'),
    ],
  ])('with %s is refused', async (_, damage) => {
    damage(site);
    const { url } = await serve(site);
    for (const from of [site, url]) {
      await expect(openFormerArchive(from)).rejects.toThrow(
        /manifest\.json: .*: its addresses would be lost; mend it, or/,
      );
      await expect(openFormerArchive(from)).rejects.toThrow(BuildError);
    }
  });

  it('of a newer format is refused: an older Lectern would lose what it does not know', async () => {
    writeFileSync(path.join(site, manifestFile), JSON.stringify({ format: 99 }));
    await expect(openFormerArchive(site)).rejects.toThrow(
      /format 99.*: install a newer Lectern to build this site/,
    );
    await expect(openFormerArchive(site)).rejects.toMatchObject({ code: 'former-archive' });
  });

  it.each(['addresses', 'directories', 'packs'])('with damaged or missing %s is refused', async (kind) => {
    const read = async (from: string) => {
      const archive = await open(from);
      await archive.addresses();
      for await (const _ of archive.entries(files.map(idFromPath)));
    };
    const { url } = await serve(site);
    const file = firstOf(kind);
    truncateSync(file, 10);
    for (const from of [site, url]) {
      await expect(read(from)).rejects.toThrow(new RegExp(`archive/${kind}/.*: its addresses would be lost`));
    }
    rmSync(file);
    for (const from of [site, url]) {
      await expect(read(from)).rejects.toThrow(new RegExp(`archive/${kind}/.*: missing`));
      await expect(read(from)).rejects.toThrow(BuildError);
    }
  });

  it.each([403, 500, 503])('whose host answers %i is refused, and may be tried again', async (status) => {
    const { url } = await serve(site, { [manifestFile]: status });
    await expect(openFormerArchive(url)).rejects.toThrow(`${url}${manifestFile} cannot be fetched: `);
    await expect(openFormerArchive(url)).rejects.toThrow(String(status));
    await expect(openFormerArchive(url)).rejects.toThrow(BuildError);
  });

  it('whose host cannot be reached is refused', async () => {
    const address = 'http://127.0.0.1:1/';
    await expect(openFormerArchive(address)).rejects.toThrow(
      /cannot be fetched: .*; try again, or leave --previous out/,
    );
  });

  it('stops a build before anything is changed', async () => {
    const copy = path.join(makeFolder(), 'site');
    cpSync(site, copy, { recursive: true });
    truncateSync(firstOf('addresses'), 10);
    await expect(buildAndReport({ content, site: copy, previous: site })).rejects.toThrow(BuildError);
    await expect(buildAndReport({ content, site })).rejects.toThrow(BuildError);
    expect(readdirSync(path.join(site, 'archive'))).not.toContain('.lock');
    await buildAndReport({ content, site: copy });
  });

  it('at an address keeps its links in a new site', async () => {
    const { url } = await serve(site);
    const fresh = path.join(makeFolder(), 'site');
    await buildAndReport({ content, site: fresh, previous: url });
    const [here, there] = await Promise.all([open(fresh), open(site)]);
    expect(await here.addresses()).toEqual(await there.addresses());
  });
});
