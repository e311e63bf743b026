import { appendFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildArchive } from '#ingest/build-archive.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { verifyArchive } from './verify-archive.ts';

function smallSite(): string {
  const posts = Array.from({ length: 40 }, (_, number) => [
    `content/a/b/${number}.md`,
    `---\ntitle: Post ${number}\n---\n<p>Text ${number}</p>`,
  ]);
  const folder = makeFolder(Object.fromEntries(posts));
  const site = path.join(folder, 'site');
  const options = { base: '/', title: 'T', timezone: 'UTC', imageProxy: null, onProgress: () => {} };
  buildArchive({ ...options, content: path.join(folder, 'content'), site });
  return site;
}

function firstFile(site: string, kind: string): string {
  const folder = path.join(site, 'archive', kind);
  const [file] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  return path.join(folder, file ?? '');
}

it('finds nothing wrong with a fresh archive', () => {
  expect(verifyArchive(smallSite())).toMatchObject({ articles: 40, faults: [] });
});

it.each(['rows', 'lists', 'packs', 'places', 'authors', 'hosts', 'directories'])(
  'finds damage in %s',
  (kind) => {
    const site = smallSite();
    const file = firstFile(site, kind);
    truncateSync(file, 10);
    expect(verifyArchive(site).faults).toEqual([
      { file: path.relative(site, file), detail: expect.stringContaining('not what its name says') },
    ]);
    rmSync(file);
    expect(verifyArchive(site).faults).toEqual([{ file: path.relative(site, file), detail: 'missing' }]);
  },
);

it('finds files that nothing names, but for the lock, and a manifest that is none', () => {
  const site = smallSite();
  writeFileSync(path.join(site, 'archive/.lock'), 'of a build that runs');
  writeFileSync(path.join(site, 'archive/rows/left.json.unfinished'), '{');
  expect(verifyArchive(site).faults).toEqual([
    { file: 'archive/rows/left.json.unfinished', detail: 'nothing in the archive names it' },
  ]);
  appendFileSync(path.join(site, 'archive/manifest.json'), 'x');
  expect(verifyArchive(site).faults[0]?.file).toBe('archive/manifest.json');
});
