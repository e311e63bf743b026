import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackEntry } from '#contract/article.ts';
import { packNumber, parseDirectory, parsePack } from '#contract/pack.ts';
import { idFromPath } from '#ingest/article-ids.ts';
import { sampleArticle } from '#ingest/testing/sample-row.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openSiteFiles } from './site-files.ts';
import { openPackWriter, packCountFor } from './write-packs.ts';

const entries = (count: number): PackEntry[] =>
  Array.from({ length: count }, (_, number) => sampleArticle({ id: idFromPath(`${number}.md`) }));

/** Writes packs into a new site and reads them back, in order. */
function write(list: readonly PackEntry[], count: number, adjust = (entry: PackEntry) => entry) {
  const site = makeFolder();
  const writer = openPackWriter(openSiteFiles(site), count);
  for (const entry of list) writer.add(entry);
  const written = writer.finish(adjust);
  writer.close();
  const contents = contentsOf(site);
  const read = (kind: string, name: string): unknown =>
    JSON.parse(Buffer.from(contents[`archive/${kind}/${name[0]}/${name}.json`] ?? '', 'latin1').toString());
  const directories = written.directories.map((name) => parseDirectory(read('directories', name)));
  const packs = directories.flat().map((name) => [...parsePack(read('packs', name)).values()]);
  return { site, contents, written, directories, packs };
}

/** The folder for spill files: its own, so that other programs' files are not counted. */
let spills: string;

beforeEach(() => {
  spills = makeFolder();
  vi.stubEnv('TMPDIR', spills);
});

afterEach(() => {
  vi.unstubAllEnvs();
  expect(spillFolders()).toEqual([]);
});

function spillFolders(): string[] {
  return readdirSync(spills).filter((name) => !name.startsWith('lectern-test-'));
}

describe('packCountFor', () => {
  it.each([
    [0, 1],
    [1, 1],
    [32, 1],
    [33, 2],
    [1000, 32],
    [1025, 64],
    [1_000_000, 32_768],
  ])('takes for %i articles %i packs, a power of two', (articles, packs) => {
    expect(packCountFor(articles)).toBe(packs);
  });
});

describe('openPackWriter', () => {
  it.each([
    ['one pack', 20, 1],
    ['a few packs', 500, 16],
    ['more packs than spill files', 600, 1024],
    ['more packs than a directory names', 300, 4096],
  ])('puts every entry into the pack of its number: %s', (_, articles, count) => {
    const list = entries(articles);
    const { packs, directories, written } = write(list, count);
    expect(written.count).toBe(count);
    expect(packs).toHaveLength(count);
    expect(directories.map((names) => names.length)).toEqual(
      Array(Math.ceil(count / 1024)).fill(Math.min(count, 1024)),
    );
    packs.forEach((pack, number) => {
      for (const { id } of pack) expect(packNumber(id, count)).toBe(number);
    });
    expect(
      packs
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(list.map(({ id }) => id).sort());
  });

  it('gives back entries as they were, of every kind', () => {
    const list: PackEntry[] = [
      sampleArticle({ id: 'a', title: '行\n\u2028"引号"\ud83d', html: ['<p>一</p>', '<p>二 😀</p>'] }),
      { kind: 'moved', id: 'b', to: 'a' },
      { kind: 'removed', id: 'c', title: 't', date: null, categories: [], author: null },
    ];
    expect(write(list, 1).packs).toEqual([list]);
  });

  it('writes the same bytes whatever order the entries come in', () => {
    const list = entries(200);
    expect(write(list, 8).contents).toEqual(write(list.toReversed(), 8).contents);
  });

  it('writes one file for all empty packs', () => {
    const { site, packs } = write([], 64);
    expect(packs.flat()).toEqual([]);
    expect(filesBelow(site)).toHaveLength(2);
  });

  it('keeps large bodies on disk and whole', () => {
    const large = Array.from({ length: 12 }, (_, number) =>
      sampleArticle({ id: `large-${number}`, html: [String(number).repeat(400_000)] }),
    );
    const sizes = write(large, 4)
      .packs.flat()
      .map((entry) => entry.kind === 'article' && entry.html[0]?.length);
    expect(sizes).toHaveLength(12);
    expect(Math.min(...sizes.map(Number))).toBe(400_000);
  });

  it('lets the caller change an entry before it is written', () => {
    const { packs } = write(entries(3), 1, (entry) =>
      entry.kind === 'article' ? { ...entry, categories: [['later']] } : entry,
    );
    expect(packs.flat().map((entry) => entry.kind === 'article' && entry.categories)).toEqual(
      Array(3).fill([['later']]),
    );
  });

  it('leaves no spill files when writing fails', () => {
    const site = makeFolder();
    writeFileSync(path.join(site, 'archive'), 'a file where the folder should be');
    const writer = openPackWriter(openSiteFiles(site), 2);
    try {
      for (const entry of entries(10)) writer.add(entry);
      expect(() => writer.finish((entry) => entry)).toThrow(/ENOTDIR|EEXIST/);
    } finally {
      writer.close();
    }
  });

  it('stops when a spill file cannot be read, rather than losing articles in silence', () => {
    const writer = openPackWriter(openSiteFiles(makeFolder()), 1);
    writer.add(sampleArticle({ id: 'a', html: ['x'.repeat(300_000)] }));
    const [folder = ''] = spillFolders();
    rmSync(path.join(spills, folder, '0'));
    mkdirSync(path.join(spills, folder, '0'));
    expect(() => writer.finish((entry) => entry)).toThrow(/EISDIR/);
    writer.close();
  });
});
