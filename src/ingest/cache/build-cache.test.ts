import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PostRecord } from '#ingest/post-record.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { type BuildCache, openBuildCache } from './build-cache.ts';

let folder: string;

beforeEach(() => {
  folder = path.join(makeFolder(), 'new/cache');
});

const open = ({ key = 'code', manifest = 'm1' as string | null } = {}): BuildCache =>
  openBuildCache({ folder, key, manifest });

const recordOf = (file: string, content = 'x'): PostRecord => ({
  file,
  state: { size: 1, mtime: 2.5, ctime: 3.25 },
  content,
  article: null,
  problems: [{ code: 'unreadable', detail: 'a\tb\n"c" 文' }],
  media: [{ path: 'a\tb.png', state: null, src: null }],
});

const summary = { posts: 1, unreadable: 0, articles: 1, files: 3, written: 3, problems: [] };
const published = (manifest = 'm1') => ({ manifest, files: 'f', settings: 's', summary });

/** A build that makes all of these posts. */
function make(rows: Readonly<Record<string, string>>, options: Parameters<typeof open>[0] = {}): void {
  const cache = open(options);
  for (const [file, row] of Object.entries(rows)) cache.add(recordOf(file), Buffer.from(row));
  cache.commit(published());
  cache.close();
}

/** A build that takes these posts from the cache as they are, and forgets the others. */
function takeAgain(files: readonly string[], touched: readonly string[] = []): Record<string, string> {
  const cache = open();
  const rows: Record<string, string> = {};
  for (const { record, line } of [...cache.records()]) {
    if (!files.includes(record.file)) continue;
    const at = cache.addAgain({ record, line: touched.includes(record.file) ? null : line });
    rows[record.file] = cache.rowAt(at.row, at.rowLength);
    expect(cache.recordAt(at.record).file).toBe(record.file);
  }
  cache.commit(published());
  cache.close();
  return rows;
}

const names = (): string[] =>
  readdirSync(folder)
    .map((name) => name.replace(/-.*/, ''))
    .sort();
const rowsSize = (): number =>
  statSync(path.join(folder, readdirSync(folder).find((name) => name.startsWith('rows-')) ?? '')).size;

describe('openBuildCache', () => {
  it('knows nothing in a new folder', () => {
    const cache = open();
    expect(cache.former).toBeNull();
    expect([[...cache.records()], cache.shards.find('k'), cache.packs.find('k')]).toEqual([
      [],
      undefined,
      undefined,
    ]);
    cache.close();
  });

  it('gives back what a build has committed', () => {
    const cache = open();
    const places = ['a.md', 'b/文.md'].map((file) =>
      cache.add(recordOf(file), Buffer.from(`row of ${file}`)),
    );
    cache.shards.use('s', 'shard-name');
    cache.packs.use('p', 'pack-name');
    expect(places.map(({ record }) => cache.recordAt(record).file)).toEqual(['a.md', 'b/文.md']);
    expect(places.map(({ row, rowLength }) => cache.rowAt(row, rowLength))).toEqual([
      'row of a.md',
      'row of b/文.md',
    ]);
    cache.commit(published());
    cache.close();

    const next = open();
    expect(next.former).toMatchObject(published());
    expect(Array.from(next.records(), ({ record: { rowAt, rowLength, ...record } }) => record)).toEqual(
      ['a.md', 'b/文.md'].map((file) => recordOf(file)),
    );
    expect([next.shards.find('s'), next.packs.find('p'), next.shards.find('p')]).toEqual([
      'shard-name',
      'pack-name',
      undefined,
    ]);
    next.close();
  });

  it('gives the heads of records as it gives the records', () => {
    make({ 'a.md': 'row a', 'b.md': 'row b' });
    const cache = open();
    const heads = Array.from(cache.records(), ({ record: { file, state, media } }) => ({
      file,
      state,
      media,
    }));
    expect([...cache.heads()]).toEqual(heads);
    expect(heads.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    cache.close();
  });

  it('keeps a record as it was, touched or not, with its row', () => {
    const rows = { 'a.md': 'row a', 'b.md': 'row b', 'c.md': 'row c', 'd.md': '' };
    make(rows);
    for (const touched of [[], ['b.md'], ['a.md', 'd.md'], []])
      expect(takeAgain(Object.keys(rows), touched)).toEqual(rows);
    expect(rowsSize()).toBe('row arow brow c'.length);
  });

  it('keeps long records, and rows in all lengths', () => {
    const rows = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [
        `${String(n).padStart(3, '0')} ${'long '.repeat(n * 10)}.md`,
        '文'.repeat(n * 7),
      ]),
    );
    make(rows);
    expect(takeAgain(Object.keys(rows))).toEqual(rows);
  });

  it('reads records and rows while it adds others', () => {
    const cache = open();
    for (let n = 0; n < 3000; n++) {
      const at = cache.add(recordOf(`${n}.md`), Buffer.from(`row ${n}`));
      expect([cache.recordAt(at.record).file, cache.rowAt(at.row, at.rowLength)]).toEqual([
        `${n}.md`,
        `row ${n}`,
      ]);
    }
    cache.close();
  });

  it.each<[string, Parameters<typeof open>[0]]>([
    ['another key', { key: 'other code' }],
    ['another manifest', { manifest: 'm2' }],
    ['a site without a manifest', { manifest: null }],
  ])('is as good as none with %s', (_, options) => {
    make({ 'a.md': 'row a' });
    const cache = open(options);
    expect(cache.former).toBeNull();
    expect([...cache.records()]).toEqual([]);
    cache.add(recordOf('b.md'), Buffer.from('row b'));
    cache.commit(published(options?.manifest ?? 'm1'));
    cache.close();
    expect(names()).toEqual(['records', 'rows', 'state.json']);
    const next = open({ ...options, manifest: options?.manifest ?? 'm1' });
    expect(Array.from(next.records(), ({ record }) => record.file)).toEqual(['b.md']);
    next.close();
  });

  it('is what it was when a build ends without a commit', () => {
    make({ 'a.md': 'row a' });
    const before = readFileSync(path.join(folder, 'state.json'), 'utf8');
    const cache = open();
    cache.add(recordOf('b.md'), Buffer.from('row b'));
    cache.shards.use('s', 'name');
    cache.close();
    expect(readFileSync(path.join(folder, 'state.json'), 'utf8')).toBe(before);
    expect(names()).toEqual(['records', 'rows', 'state.json']);
    expect(takeAgain(['a.md'])).toEqual({ 'a.md': 'row a' });
  });

  it('can be opened again after a build with another key that ended without a commit', () => {
    make({ 'a.md': 'row a' });
    open({ key: 'other code' }).close();
    expect(() => takeAgain(['a.md'])).not.toThrow();
    make({ 'b.md': 'row b' });
    expect(takeAgain(['b.md'])).toEqual({ 'b.md': 'row b' });
  });

  it('removes what a killed build left', () => {
    make({ 'a.md': 'row a' });
    const rows = readdirSync(folder).find((name) => name.startsWith('rows-')) ?? '';
    appendFileSync(path.join(folder, rows), 'half of a row');
    for (const name of ['rows-0', 'records-0', 'state.json.0.unfinished'])
      writeFileSync(path.join(folder, name), 'x');
    writeFileSync(path.join(folder, 'notes.txt'), 'of a person');
    expect(takeAgain(['a.md'])).toEqual({ 'a.md': 'row a' });
    expect(names()).toEqual(['notes.txt', 'records', 'rows', 'state.json']);
    expect(rowsSize()).toBe(5);
  });

  it('writes rows anew when more than half of them are of no use', () => {
    make(Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`${n}.md`, `row ${n}`])));
    const six = ['0.md', '1.md', '2.md', '3.md', '4.md', '5.md'];
    takeAgain(six);
    expect(rowsSize()).toBe(50);
    const two = ['1.md', '5.md'];
    takeAgain(two);
    expect(rowsSize()).toBe(50);
    // Now the build knows that eight of ten are gone.
    for (const touched of [['5.md'], []]) {
      expect(takeAgain(two, touched)).toEqual({ '1.md': 'row 1', '5.md': 'row 5' });
      expect(rowsSize()).toBe(10);
      expect(names()).toEqual(['records', 'rows', 'state.json']);
    }
  });

  it('keeps wasteful rows when the build that writes them anew fails', () => {
    make(Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`${n}.md`, `row ${n}`])));
    takeAgain(['7.md']);
    const cache = open();
    for (const { record, line } of cache.records()) cache.addAgain({ record, line });
    cache.close();
    expect(takeAgain(['7.md'])).toEqual({ '7.md': 'row 7' });
    expect(rowsSize()).toBe(5);
    expect(names()).toEqual(['records', 'rows', 'state.json']);
  });

  it('forgets names that a build did not use', () => {
    const cache = open();
    cache.shards.use('old', 'a');
    cache.shards.use('kept', 'b');
    cache.packs.use('old', 'c');
    cache.commit(published());
    cache.close();
    const next = open();
    next.shards.use('kept', next.shards.find('kept') ?? '');
    next.commit(published());
    next.close();
    const last = open();
    expect([last.shards.find('kept'), last.shards.find('old'), last.packs.find('old')]).toEqual([
      'b',
      undefined,
      undefined,
    ]);
    last.close();
  });

  it('keeps all names, and what was published, when nothing changed but how files look', () => {
    const first = open();
    first.add(recordOf('a.md'), Buffer.from('row a'));
    first.shards.use('s', 'a');
    first.packs.use('p', 'b');
    first.commit(published());
    first.close();
    const again = open();
    for (const { record } of [...again.records()])
      again.addAgain({ record: { ...record, state: { size: 9, mtime: 9, ctime: 9 } }, line: null });
    again.commitAgain();
    again.close();
    const last = open();
    expect(last.former).toMatchObject(published());
    expect([last.shards.find('s'), last.packs.find('p')]).toEqual(['a', 'b']);
    const [only] = [...last.records()];
    expect(only?.record.state).toEqual({ size: 9, mtime: 9, ctime: 9 });
    expect(last.rowAt(only?.record.rowAt ?? 0, only?.record.rowLength ?? 0)).toBe('row a');
    last.close();
  });

  it.each<[string, (file: (start: string) => string) => void]>([
    ['no state', (file) => rmSync(file('state'))],
    ['half a state', (file) => truncateSync(file('state'), 30)],
    ['an empty state', (file) => truncateSync(file('state'), 0)],
    ['a state of nonsense', (file) => writeFileSync(file('state'), '[]')],
    ['a state of nothing', (file) => writeFileSync(file('state'), 'null')],
    ['no rows', (file) => rmSync(file('rows-'))],
    ['half its rows', (file) => truncateSync(file('rows-'), 3)],
    ['no records', (file) => rmSync(file('records-'))],
  ])('begins anew with %s', (_, damage) => {
    make({ 'a.md': 'row a' });
    damage((start) => path.join(folder, readdirSync(folder).find((name) => name.startsWith(start)) ?? start));
    const cache = open();
    expect(cache.former).toBeNull();
    expect([...cache.records()]).toEqual([]);
    cache.close();
    make({ 'b.md': 'row b' });
    expect(takeAgain(['b.md'])).toEqual({ 'b.md': 'row b' });
  });
});
