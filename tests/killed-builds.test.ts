import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cacheFolder } from '#cli/cache-folder.ts';
import { manifestFile } from '#contract/archive-files.ts';
import { historyFile } from '#contract/history.ts';
import { verifyArchive } from '#ingest/archive/verify-archive.ts';
import { contentsOf, makeFolder } from '#ingest/testing/temporary-folder.ts';

// A build that dies at any call that changes a file leaves the old site or the new one, whole, and the next build goes on from there.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const lectern = path.resolve('bin/lectern.js');
const failAt = pathToFileURL(path.resolve('tests/faults/fail-at.mjs')).href;
/** So many calls are tried, evenly spread from the first to the last. */
const points = 24;

let root: string;
let calls: number;
/** The old site with its cache, and the posts of the new one. */
let before: string;
let oldManifest: string;
let newArchive: Record<string, string>;

const post = (title: string, text: string): string =>
  `---\ntitle: ${title}\ndate: 2021-01-02\ncategories: [新闻, 晨报]\n---\n\n<p>${text}</p>\n`;

const posts = (from: number, to: number, text: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, index) => [
      `${from + index}.md`,
      post(`文章 ${from + index}`, `${text} ${from + index}`),
    ]),
  );

function build(folder: string, environment: Record<string, string> = {}) {
  const args = [
    'ingest',
    path.join(folder, 'posts'),
    '--out',
    path.join(folder, 'site'),
    '--cache',
    path.join(folder, 'cache'),
  ];
  return spawnSync(process.execPath, ['--import', failAt, lectern, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

function writePosts(folder: string, files: Record<string, string>): void {
  rmSync(path.join(folder, 'posts'), { recursive: true, force: true });
  mkdirSync(path.join(folder, 'posts'));
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, 'posts', file), text);
}

const archiveOf = (folder: string): Record<string, string> => {
  const contents = contentsOf(path.join(folder, 'site'));
  // When builds ran is no part of the archive.
  delete contents[historyFile];
  return contents;
};

/** The cache knows a site by its path, and the copy has another one. */
function copyOfBefore(into: string): string {
  cpSync(before, into, { recursive: true });
  const cacheOf = (folder: string): string => path.basename(cacheFolder(path.join(folder, 'site'), ''));
  renameSync(path.join(into, 'cache', cacheOf(before)), path.join(into, 'cache', cacheOf(into)));
  return into;
}

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'lectern-test-')));
  before = path.join(root, 'before');
  mkdirSync(before);
  writePosts(before, posts(0, 40, '旧'));
  expect(build(before)).toMatchObject({ status: 0 });
  oldManifest = readFileSync(path.join(before, 'site', manifestFile), 'utf8');
  writePosts(before, { ...posts(0, 20, '旧'), ...posts(20, 30, '新'), ...posts(40, 50, '新') });
  const whole = copyOfBefore(path.join(root, 'whole'));
  const count = path.join(whole, 'count');
  expect(build(whole, { COUNT_INTO: count })).toMatchObject({ status: 0 });
  calls = Number(readFileSync(count, 'utf8'));
  newArchive = archiveOf(whole);
  expect(calls).toBeGreaterThan(points);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the manifest leads to is all there and as it should be; files that it does not name may lie around. */
function expectWhole(folder: string): void {
  const manifest = readFileSync(path.join(folder, 'site', manifestFile), 'utf8');
  const newManifest = newArchive[manifestFile];
  expect([oldManifest, Buffer.from(newManifest ?? '', 'latin1').toString()]).toContain(manifest);
  const faults = verifyArchive(path.join(folder, 'site')).faults;
  expect(faults.filter(({ detail }) => detail !== 'nothing in the archive names it')).toEqual([]);
}

/** The next build of the same posts ends where one that was never disturbed does. */
function expectNextBuildToMend(folder: string): void {
  const next = build(folder);
  expect(next).toMatchObject({ status: 0, stderr: expect.not.stringContaining('Error') });
  expect(archiveOf(folder)).toEqual(newArchive);
}

describe('a build that is killed', () => {
  it.each(Array.from({ length: points }, (_, index) => index))(
    'at point %i of 24 leaves a whole site',
    (point) => {
      const folder = copyOfBefore(makeFolder());
      const at = 1 + Math.floor((point * (calls - 1)) / (points - 1));
      expect(build(folder, { FAIL_AT: String(at), FAIL_HOW: 'kill' })).toMatchObject({ signal: 'SIGKILL' });
      expectWhole(folder);
      expectNextBuildToMend(folder);
    },
  );
});

describe('a build without space', () => {
  it.each([0.1, 0.3, 0.5, 0.7, 0.9])('from %d of its work on leaves the old site, and says why', (share) => {
    const folder = copyOfBefore(makeFolder());
    const { status, stderr } = build(folder, { FAIL_AT: String(Math.ceil(calls * share)), FAIL_HOW: 'full' });
    expectWhole(folder);
    if (status !== 0) expect(stderr).toMatch(/no space left/);
    expectNextBuildToMend(folder);
  });
});

describe('a site that cannot be written', () => {
  it.skipIf(process.getuid?.() === 0)('stays, and the build says why', () => {
    const folder = copyOfBefore(makeFolder());
    const site = path.join(folder, 'site', 'archive');
    chmodSync(site, 0o555);
    try {
      expect(build(folder)).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/permission denied|EACCES/),
      });
    } finally {
      chmodSync(site, 0o755);
    }
    expectWhole(folder);
  });
});
