import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAddresses } from '#contract/addresses.ts';
import type { Article, PackEntry } from '#contract/article.ts';
import { hash32 } from '#contract/hash.ts';
import { packNumber, parseDirectory, parsePack } from '#contract/pack.ts';
import { idFromPath } from '#ingest/article-ids.ts';
import { sampleArticle } from '#ingest/testing/sample-row.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { contentHash } from './content-hash.ts';
import { openSiteFiles, type SiteFiles } from './site-files.ts';
import { type Addresses, type KnownPacks, packCountFor, writePacks } from './write-packs.ts';

const entries = (count: number): Article[] =>
  Array.from({ length: count }, (_, number) => sampleArticle({ id: idFromPath(`${number}.md`) }));

/** The addresses of entries, and the ids whose entries were asked for. */
function addressesOf(list: readonly PackEntry[], before: readonly string[] = []) {
  const sorted = list.toSorted((a, b) => hash32(a.id) - hash32(b.id));
  const asked: string[] = [];
  const at = (position: number): PackEntry => sorted[position] as PackEntry;
  const addresses: Addresses = {
    length: sorted.length,
    id: (position) => at(position).id,
    kind: (position) => at(position).kind,
    key: (position) => JSON.stringify(at(position)),
    entry(position) {
      asked.push(at(position).id);
      return Buffer.from(JSON.stringify(at(position)));
    },
    isChanged: (position) => before.includes(at(position).id),
    to(position) {
      const entry = at(position);
      return entry.kind === 'moved' ? entry.to : '';
    },
  };
  return { addresses, asked };
}

function openKnown(names = new Map<string, string>()): KnownPacks & { names: Map<string, string> } {
  return { names, find: (key) => names.get(key), use: (key, name) => void names.set(key, name) };
}

/** Writes packs into a site and reads them back, in order. */
function write(
  list: readonly PackEntry[],
  { site = makeFolder(), known = openKnown(), before = [] as string[] } = {},
) {
  const { addresses, asked } = addressesOf(list, before);
  const files = openSiteFiles(site);
  const { packs: written, changed } = writePacks(files, addresses, known);
  const contents = contentsOf(site);
  const read = (kind: string, name: string): unknown =>
    JSON.parse(Buffer.from(contents[`archive/${kind}/${name[0]}/${name}.json`] ?? '', 'latin1').toString());
  const directories = written.directories.map((name) => parseDirectory(read('directories', name)));
  const packs = directories.flat().map((name) => [...parsePack(read('packs', name)).values()]);
  const listed = written.addresses.map((name) => parseAddresses(read('addresses', name)));
  return { site, files, contents, written, changed, directories, packs, listed, asked };
}

describe('packCountFor', () => {
  it.each([
    [0, 1],
    [1, 1],
    [700, 40],
    [701, 74],
    [1400, 74],
    [89_600, 3034],
    [89_601, 5634],
    [100_000, 5634],
    [1_000_000, 36_079],
  ])('takes for %i articles %i packs', (articles, packs) => {
    expect(packCountFor(articles)).toBe(packs);
  });

  it('changes only where the number of articles doubles', () => {
    const counts = Array.from({ length: 200_000 }, (_, articles) => packCountFor(articles + 1));
    const steps = counts.flatMap((count, index) => (index > 0 && count !== counts[index - 1] ? [index] : []));
    for (const [index, step] of steps.entries())
      expect(step).toBeCloseTo((steps.at(-1) ?? 0) / 2 ** (steps.length - 1 - index), -1);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(steps.slice(-3)).toEqual([44_800, 89_600, 179_200]);
  });
});

describe('writePacks', () => {
  it.each([0, 1, 2, 20, 500, 3000])('puts every entry of %i into the pack of its number', (count) => {
    const list = entries(count);
    const { packs, directories, written } = write(list);
    expect(written.count).toBe(packCountFor(count));
    expect(packs).toHaveLength(written.count);
    expect(directories).toHaveLength(Math.ceil(written.count / 1024));
    packs.forEach((pack, number) => {
      for (const { id } of pack) expect(packNumber(id, written.count)).toBe(number);
      expect(pack).toEqual(pack.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    });
    const byId = (a: PackEntry, b: PackEntry): number => (a.id < b.id ? -1 : 1);
    expect(packs.flat().sort(byId)).toEqual(list.toSorted(byId));
  });

  it('names packs 1,024 in a directory, and addresses of 4,096 in a file', () => {
    const ids = Array.from({ length: 100_000 }, (_, number) => `id-${number}`);
    const { addresses } = addressesOf(ids.map((id): PackEntry => ({ kind: 'moved', id, to: 'a' })));
    const written: Record<string, unknown[]> = { directories: [], addresses: [] };
    const files: SiteFiles = {
      ...openSiteFiles(makeFolder()),
      add: (_, content) => contentHash(content),
      addJson: (kind, value) => String(written[kind]?.push(value)),
    };
    const { packs } = writePacks(files, addresses, openKnown());
    expect(packs).toEqual({
      count: 5634,
      directories: ['1', '2', '3', '4', '5', '6'],
      addresses: ['1', '2'],
    });
    const directories = written.directories?.map(parseDirectory) ?? [];
    expect(directories.map((names) => names.length)).toEqual([1024, 1024, 1024, 1024, 1024, 514]);
    const [first, second] = written.addresses?.map((file) => parseAddresses(file).moved) ?? [];
    expect(first?.every(([id]) => packNumber(id, 5634) < 4096)).toBe(true);
    expect(second?.every(([id]) => packNumber(id, 5634) >= 4096)).toBe(true);
    expect([...(first ?? []), ...(second ?? [])].map(([id]) => id).sort()).toEqual(ids.toSorted());
  });

  it('gives back entries as they were, of every kind, and lists what is at which address', () => {
    const list: PackEntry[] = [
      sampleArticle({ id: 'a', title: '行\n\u2028"引号"\ud83d', html: ['<p>一</p>', '<p>二 😀</p>'] }),
      { kind: 'moved', id: 'b', to: 'a' },
      { kind: 'removed', id: 'c', title: 't', date: null, categories: [], author: null },
    ];
    const { packs, listed } = write(list);
    expect(packs.flat().sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(list);
    expect(listed).toEqual([{ articles: ['a'], moved: [['b', 'a']], removed: ['c'] }]);
  });

  it('writes one file for all empty packs, of the bytes of JSON.stringify', () => {
    const { packs, contents } = write(entries(3));
    const texts = Object.entries(contents).filter(([file]) => file.includes('/packs/'));
    expect(packs.filter((pack) => pack.length === 0).length).toBe(
      packs.length - texts.length + (texts.some(([, text]) => text === '{"entries":[]}') ? 1 : 0),
    );
    for (const [, text] of texts) expect(JSON.stringify(JSON.parse(text))).toBe(text);
    expect(filesBelow(write([]).site)).toHaveLength(3);
  });

  it('asks for no entry of a pack that it knows, and writes nothing', () => {
    const list = entries(900);
    const known = openKnown();
    const { site, contents, written } = write(list, { known });
    const again = write(list, { site, known });
    expect(again.asked).toEqual([]);
    expect([again.files.written(), again.written, again.contents]).toEqual([0, written, contents]);
  });

  it('asks for the entries of one pack when one changes, comes or goes', () => {
    const list = entries(900);
    const { id } = list[7] as Article;
    const changes: PackEntry[][] = [
      list.map((entry) => (entry.id === id ? { ...entry, title: 'new' } : entry)),
      list.map((entry) => (entry.id === id ? { kind: 'moved', id, to: 'a' } : entry)),
      list.filter((entry) => entry.id !== id),
      [...list, sampleArticle({ id: 'new' })],
    ];
    for (const change of changes) {
      const known = openKnown();
      const { site, written } = write(list, { known });
      const { asked, packs } = write(change, { site, known });
      const numbers = new Set(asked.map((one) => packNumber(one, written.count)));
      expect(numbers).toEqual(new Set([packNumber(change.length > list.length ? 'new' : id, written.count)]));
      expect(packs.flat().length).toBe(change.length);
      expect(asked).toHaveLength(packs[[...numbers][0] ?? 0]?.length ?? 0);
    }
  });

  it('writes a pack that it knows when its file is gone', () => {
    const list = entries(30);
    const known = openKnown();
    const { contents } = write(list, { known });
    const { asked, contents: again } = write(list, { known });
    expect(asked).toHaveLength(30);
    expect(again).toEqual(contents);
  });

  it('knows again, for the next build, just the packs that it has', () => {
    const known = openKnown();
    const { written, directories } = write(entries(30), { known });
    expect(new Set(known.names.values())).toEqual(new Set(directories.flat()));
    expect(known.names.size).toBeLessThanOrEqual(written.count);
  });

  it('counts articles that changed, in packs that had to be written', () => {
    const list = entries(900);
    const { id } = list[7] as Article;
    const known = openKnown();
    const before = [id];
    const { site } = write(list, { known });
    expect(write(list, { site, known, before }).changed).toBe(0);
    const edited = list.map((entry) => (entry.id === id ? { ...entry, title: 'new' } : entry));
    expect(write(edited, { site, known, before }).changed).toBe(1);
    // What has been written since by others is no change of this build.
    expect(write(edited, { site, before }).changed).toBe(0);
  });

  it('asks for entries in the order of hashes', () => {
    const { asked } = write(entries(900));
    expect(asked).toEqual(asked.toSorted((a, b) => hash32(a) - hash32(b)));
  });

  it('stops when it cannot write', () => {
    const site = makeFolder();
    const { addresses } = addressesOf(entries(10));
    const files = openSiteFiles(site);
    writeFileSync(path.join(site, 'archive'), 'a file where the folder should be');
    expect(() => writePacks(files, addresses, openKnown())).toThrow(/ENOTDIR|EEXIST/);
  });
});
