import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { parseManifest } from '#contract/manifest.ts';
import { buildAndReport } from '#ingest/testing/build-and-report.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { contentHash } from './content-hash.ts';
import { verifyArchive } from './verify-archive.ts';

async function smallSite(): Promise<string> {
  const posts = Array.from({ length: 40 }, (_, number) => [
    `content/a/b/${number}.md`,
    `---\ntitle: Post ${number}\n---\n<p>Text ${number}</p>`,
  ]);
  const folder = makeFolder(Object.fromEntries(posts));
  const site = path.join(folder, 'site');
  await buildAndReport({ content: path.join(folder, 'content'), site });
  return site;
}

function firstFile(site: string, kind: string): string {
  const folder = path.join(site, 'archive', kind);
  const [file] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return path.join(folder, file ?? '');
}

it('finds nothing wrong with a fresh archive', async () => {
  expect(verifyArchive(await smallSite())).toMatchObject({ articles: 40, faults: [] });
});

it.each([
  'rows',
  'lists',
  'packs',
  'places',
  'authors',
  'hosts',
  'directories',
  'addresses',
  'about',
  'problems',
])('finds damage in %s', async (kind) => {
  const site = await smallSite();
  const file = firstFile(site, kind);
  truncateSync(file, 10);
  expect(verifyArchive(site).faults).toEqual([
    { file: path.relative(site, file), detail: expect.stringContaining('not what its name says') },
  ]);
  rmSync(file);
  expect(verifyArchive(site).faults).toEqual([{ file: path.relative(site, file), detail: 'missing' }]);
});

it('finds files that nothing names, but for the lock, and a manifest that is none', async () => {
  const site = await smallSite();
  writeFileSync(path.join(site, 'archive/.lock'), 'of a build that runs');
  writeFileSync(path.join(site, 'archive/rows/left.json.unfinished'), '{');
  expect(verifyArchive(site).faults).toEqual([
    { file: 'archive/rows/left.json.unfinished', detail: 'nothing in the archive names it' },
  ]);
  appendFileSync(path.join(site, 'archive/manifest.json'), 'x');
  expect(verifyArchive(site).faults[0]?.file).toBe('archive/manifest.json');
});

type Json = Record<string, unknown>;

/** Changes a file of an archive and gives it the name of its new content. */
function replace(site: string, kind: ArchiveFileKind, name: string, change: (json: Json) => void): string {
  const file = path.join(site, archiveFilePath(kind, name));
  const json = JSON.parse(readFileSync(file, 'utf8'));
  change(json);
  const text = JSON.stringify(json);
  const renamed = contentHash(text);
  rmSync(file);
  mkdirSync(path.dirname(path.join(site, archiveFilePath(kind, renamed))), { recursive: true });
  writeFileSync(path.join(site, archiveFilePath(kind, renamed)), text);
  return renamed;
}

type Head = ReturnType<typeof parseManifest>;

it.each<[string, RegExp, (site: string, manifest: Head) => void]>([
  [
    'a list that counts wrong',
    /"" has 40 rows, not 41/,
    (site, manifest) => {
      manifest.list = replace(site, 'lists', manifest.list, ({ lists }) => {
        Object(lists)[''].count = 41;
      });
    },
  ],
  [
    'a list that counts the rows of a shard wrong',
    /has 40 rows of "", not 39/,
    (site, manifest) => {
      manifest.list = replace(site, 'lists', manifest.list, ({ lists }) => {
        Object(lists)[''].shards[0].count = 39;
        Object(lists)[''].count = 39;
      });
    },
  ],
  [
    'a manifest that counts articles wrong',
    /40 articles are listed, not 41/,
    (_, manifest) => {
      manifest.articles = 41;
    },
  ],
  [
    'a manifest that counts rows wrong',
    /40 rows are listed, not 41/,
    (_, manifest) => {
      manifest.rows = 41;
    },
  ],
  [
    'an address that no pack has',
    /41 addresses are article, and the packs have 40/,
    (site, { packs }) => {
      packs.addresses = packs.addresses.map((name) =>
        replace(site, 'addresses', name, ({ articles }) => Object(articles).push('more')),
      );
    },
  ],
  [
    'an article that is in no pack',
    /the article \w{12} is listed and in no pack/,
    (site, { packs }) => {
      packs.directories = packs.directories.map((directory) =>
        replace(site, 'directories', directory, (json) => {
          const names: string[] = Object(json.packs);
          const isFull = (name: string): boolean =>
            statSync(path.join(site, archiveFilePath('packs', name))).size > 20;
          const full = names.findIndex(isFull);
          names[full] = replace(site, 'packs', names[full] ?? '', ({ entries }) => Object(entries).pop());
        }),
      );
    },
  ],
])('finds %s', async (_, detail, damage) => {
  const site = await smallSite();
  const file = path.join(site, manifestFile);
  const manifest = parseManifest(JSON.parse(readFileSync(file, 'utf8')));
  damage(site, manifest);
  writeFileSync(file, JSON.stringify(manifest));
  expect(verifyArchive(site).faults.map((fault) => fault.detail)).toContainEqual(
    expect.stringMatching(detail),
  );
});
