import { mkdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { archiveFilePath } from '#contract/archive-files.ts';
import { categoryKey, type List, parseListIndex } from '#contract/list-index.ts';
import { type Place, parsePlaces } from '#contract/places.ts';
import { compareRows, parseShard, type Row } from '#contract/row.ts';
import { idFromPath } from '#ingest/article-ids.ts';
import { sampleRow } from '#ingest/testing/sample-row.ts';
import { contentsOf, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openSiteFiles } from './site-files.ts';
import { writeLists } from './write-lists.ts';

const seconds = (date: string): number => Date.parse(date) / 1000;

/** Writes the lists of rows and reads them back. */
function write(rows: readonly Row[]) {
  const site = makeFolder();
  mkdirSync(`${site}/archive`);
  const written = writeLists(openSiteFiles(site), rows.toSorted(compareRows));
  const contents = contentsOf(site);
  const read = (kind: 'lists' | 'places' | 'rows', name: string): unknown =>
    JSON.parse(Buffer.from(contents[archiveFilePath(kind, name)] ?? '', 'latin1').toString());
  const places = parsePlaces(read('places', written.places));
  const whole = parseListIndex(read('lists', written.list)).get('');
  const listOf = ({ path, index }: Place): List | undefined =>
    parseListIndex(read('lists', index)).get(categoryKey(path));
  const idsOf = (list: List | undefined): string[] =>
    (list?.shards ?? []).flatMap(({ name }) => parseShard(read('rows', name)).map(({ id }) => id));
  return { contents, places, whole, listOf, idsOf };
}

const tree = (places: readonly Place[]): unknown[] =>
  places.map(({ path, count, children }) => [path.join(' > '), count, ...tree(children)]);

describe('writeLists', () => {
  it('writes a tree with a count for every node, larger ones first, equal ones by name', () => {
    const { places } = write([
      sampleRow({ id: 'a', categories: [['新闻', '晨报', '头条']] }),
      sampleRow({ id: 'b', categories: [['新闻', '晨报']] }),
      sampleRow({ id: 'c', categories: [['新闻', '晚报']] }),
      sampleRow({ id: 'd', categories: [['编程']] }),
      sampleRow({ id: 'e', categories: [['Code']] }),
    ]);
    expect(tree(places)).toEqual([
      ['新闻', 3, ['新闻 > 晨报', 2, ['新闻 > 晨报 > 头条', 1]], ['新闻 > 晚报', 1]],
      ['Code', 1],
      ['编程', 1],
    ]);
  });

  it('gives every node its own list, newest first', () => {
    const { places, whole, listOf, idsOf } = write([
      sampleRow({ id: 'old', date: 1, categories: [['新闻', '晨报']] }),
      sampleRow({ id: 'undated', date: null, categories: [['新闻', '晨报']] }),
      sampleRow({ id: 'new', date: 9, categories: [['新闻', '晚报']] }),
      sampleRow({ id: 'middle', date: 5, categories: [['新闻', '晨报']] }),
    ]);
    expect(idsOf(whole)).toEqual(['new', 'middle', 'old', 'undated']);
    const [news] = places;
    const lists = [news, ...(news?.children ?? [])].map((place) => place && idsOf(listOf(place)));
    expect(lists).toEqual([['new', 'middle', 'old', 'undated'], ['middle', 'old', 'undated'], ['new']]);
  });

  it('counts months in UTC, wherever it runs, newest first, and rows without a date apart', () => {
    vi.stubEnv('TZ', 'Asia/Shanghai');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(new Date(0).getHours()).toBe(8);
    const { whole } = write([
      sampleRow({ id: 'a', date: seconds('2022-11-30T23:59:59Z') }),
      sampleRow({ id: 'b', date: seconds('2022-12-01T00:00:00Z') }),
      sampleRow({ id: 'c', date: seconds('2022-11-01T00:00:00Z') }),
      sampleRow({ id: 'd', date: seconds('1969-12-31T23:59:59Z') }),
      sampleRow({ id: 'e', date: null }),
    ]);
    expect(whole).toMatchObject({
      count: 5,
      undated: 1,
      months: [
        [202_212, 1],
        [202_211, 2],
        [196_912, 1],
      ],
    });
  });

  it('names the dates of the first and last row of every shard', () => {
    const rows = Array.from({ length: 700 }, (_, number) =>
      sampleRow({ id: idFromPath(`${number}`), date: number < 10 ? null : number }),
    );
    const { whole } = write(rows);
    const shards = whole?.shards ?? [];
    expect(shards.length).toBeGreaterThan(2);
    expect(shards[0]?.first).toBe(699);
    expect(shards.at(-1)?.last).toBeNull();
    expect(shards.reduce((sum, { count }) => sum + count, 0)).toBe(700);
    const dates = shards.flatMap(({ first, last }) => [first ?? -1, last ?? -1]);
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
  });

  it('lists an article of several places in each of them, and once where they meet', () => {
    const { places, whole, listOf, idsOf } = write([
      sampleRow({ id: 'a', categories: [['新闻', '晨报'], ['新闻', '晚报'], ['编程']] }),
    ]);
    expect(tree(places)).toEqual([
      ['新闻', 1, ['新闻 > 晚报', 1], ['新闻 > 晨报', 1]],
      ['编程', 1],
    ]);
    expect(idsOf(whole)).toEqual(['a']);
    for (const place of places) expect(idsOf(listOf(place))).toEqual(['a']);
  });

  it('lists an article without a category in the whole list only', () => {
    const { places, whole, idsOf } = write([sampleRow({ id: 'a', categories: [] })]);
    expect(places).toEqual([]);
    expect(idsOf(whole)).toEqual(['a']);
  });

  it('writes an empty archive', () => {
    const { places, whole } = write([]);
    expect(places).toEqual([]);
    expect(whole).toEqual({ count: 0, undated: 0, months: [], shards: [] });
  });

  it.each(['A/B', '100%', '%2F', 'toString', '-1', '7', ' '])('keeps a category of the name "%s"', (name) => {
    const { places, listOf, idsOf } = write([
      sampleRow({ id: 'a', categories: [[name, name]] }),
      sampleRow({ id: 'b', categories: [['B'], ['A', 'B']] }),
    ]);
    const place = places.find(({ path }) => path[0] === name);
    expect(place?.path).toEqual([name]);
    expect(place?.children.map(({ path }) => path)).toEqual([[name, name]]);
    for (const node of [place, place?.children[0]]) expect(node && idsOf(listOf(node))).toEqual(['a']);
  });

  it('writes the list of a category that has the name of a prototype', () => {
    const { contents } = write([sampleRow({ id: 'a', categories: [['__proto__', 'b']] })]);
    const keys = Object.values(contents).flatMap((text) => Object.keys(JSON.parse(text).lists ?? {}));
    expect(keys.sort()).toEqual(['', '__proto__', '__proto__/b']);
  });

  it('writes the same bytes for the same rows', () => {
    const rows = Array.from({ length: 300 }, (_, number) =>
      sampleRow({ id: `r${number}`, categories: [[`top ${number % 7}`, `sub ${number % 3}`]] }),
    );
    expect(write(rows).contents).toEqual(write(rows.toReversed()).contents);
  });
});
