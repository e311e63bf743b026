import { mkdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { archiveFilePath } from '#contract/archive-files.ts';
import { categoryKey, type List, parseListIndex } from '#contract/list-index.ts';
import { type Place, parsePlaces } from '#contract/places.ts';
import { parseShard, type Row } from '#contract/row.ts';
import { idFromPath } from '#ingest/article-ids.ts';
import { listSampleRows, sampleStory } from '#ingest/testing/listed-rows.ts';
import { sampleRow } from '#ingest/testing/sample-row.ts';
import { contentsOf, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openSiteFiles } from './site-files.ts';
import { writeLists } from './write-lists.ts';

const seconds = (date: string): number => Date.parse(date) / 1000;

/** Writes the lists of rows and reads them back. */
function write(rows: readonly Row[]) {
  const site = makeFolder();
  mkdirSync(`${site}/archive`);
  const files = openSiteFiles(site);
  const written = writeLists(files, listSampleRows(rows, files));
  const contents = contentsOf(site);
  const read = (kind: 'lists' | 'places' | 'rows', name: string): unknown =>
    JSON.parse(Buffer.from(contents[archiveFilePath(kind, name)] ?? '', 'latin1').toString());
  const places = parsePlaces(read('places', written.places));
  const whole = parseListIndex(read('lists', written.list)).get('');
  const listOf = ({ path, index }: Place): List | undefined =>
    parseListIndex(read('lists', index)).get(categoryKey(path));
  const rowsOf = (list: List | undefined): Row[] =>
    (list?.shards ?? []).flatMap(({ name }) => parseShard(read('rows', name)));
  const idsOf = (list: List | undefined): string[] => rowsOf(list).map(({ id }) => id);
  /** As a reader finds them: a list that is part of a larger one shows those rows of its shards that belong to it. */
  const shownBy = (place: Place): Row[] => {
    const list = listOf(place);
    return rowsOf(list).filter((row) => !list?.isPart || isIn(row, place.path));
  };
  const flatten = (place: Place): Place[] => [place, ...place.children.flatMap(flatten)];
  return {
    contents,
    places,
    whole,
    listOf,
    rowsOf,
    idsOf,
    shownBy,
    nodes: places.flatMap(flatten),
    positions: written.positions,
  };
}

const isIn = ({ categories, others }: Row, path: readonly string[]): boolean =>
  path.length === 0 ||
  [{ categories }, ...others].some((one) =>
    one.categories.some((category) => path.every((name, level) => category[level] === name)),
  );

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
    const { places, whole, shownBy, idsOf } = write([
      sampleRow({ id: 'old', date: 1, categories: [['新闻', '晨报']] }),
      sampleRow({ id: 'undated', date: null, categories: [['新闻', '晨报']] }),
      sampleRow({ id: 'new', date: 9, categories: [['新闻', '晚报']] }),
      sampleRow({ id: 'middle', date: 5, categories: [['新闻', '晨报']] }),
    ]);
    expect(idsOf(whole)).toEqual(['new', 'middle', 'old', 'undated']);
    const [news] = places;
    const lists = [news, ...(news?.children ?? [])].map(
      (place) => place && shownBy(place).map(({ id }) => id),
    );
    expect(lists).toEqual([['new', 'middle', 'old', 'undated'], ['middle', 'old', 'undated'], ['new']]);
  });

  it('counts days in UTC, wherever it runs, newest month first, and rows without a date apart', () => {
    vi.stubEnv('TZ', 'Asia/Shanghai');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(new Date(0).getHours()).toBe(8);
    const { whole } = write([
      sampleRow({ id: 'a', date: seconds('2022-11-30T23:59:59Z') }),
      sampleRow({ id: 'b', date: seconds('2022-12-01T00:00:00Z') }),
      sampleRow({ id: 'c', date: seconds('2022-11-03T00:00:00Z') }),
      sampleRow({ id: 'd', date: seconds('1969-12-31T23:59:59Z') }),
      sampleRow({ id: 'e', date: null }),
      sampleRow({ id: 'f', date: seconds('2022-11-03T12:00:00Z') }),
    ]);
    expect(whole).toMatchObject({
      count: 6,
      undated: 1,
      months: [
        [202_212, [1]],
        [202_211, [0, 0, 2, ...Array(26).fill(0), 1]],
        [196_912, [...Array(30).fill(0), 1]],
      ],
    });
  });

  it('names the dates of the first and last row of every shard', () => {
    const rows = Array.from({ length: 2000 }, (_, number) =>
      sampleRow({ id: idFromPath(`${number}`), date: number < 10 ? null : number }),
    );
    const { whole } = write(rows);
    const shards = whole?.shards ?? [];
    expect(shards.length).toBeGreaterThan(1);
    expect(shards[0]?.first).toBe(1999);
    expect(shards.at(-1)?.last).toBeNull();
    expect(shards.reduce((sum, { count }) => sum + count, 0)).toBe(2000);
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
    expect(whole).toEqual({ count: 0, undated: 0, months: [], isPart: false, shards: [] });
  });

  it.each(['A/B', '100%', '%2F', 'toString', '-1', '7', ' '])('keeps a category of the name "%s"', (name) => {
    const { places, shownBy } = write([
      sampleRow({ id: 'a', categories: [[name, name]] }),
      sampleRow({ id: 'b', categories: [['B'], ['A', 'B']] }),
    ]);
    const place = places.find(({ path }) => path[0] === name);
    expect(place?.path).toEqual([name]);
    expect(place?.children.map(({ path }) => path)).toEqual([[name, name]]);
    for (const node of [place, place?.children[0]])
      expect(node && shownBy(node).map(({ id }) => id)).toEqual(['a']);
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

  /** Rows of a tree whose nodes are of all sizes, some in two places, some of one story. */
  function tangle(count: number): Row[] {
    const rows = Array.from({ length: count }, (_, number) => {
      const top = ['大', '中', '小'][number % 50 === 0 ? 2 : number % 7 === 0 ? 1 : 0] ?? '';
      const path = [
        top,
        `来源 ${number % (number % 3 === 0 ? 40 : 3)}`,
        ...(number % 5 === 0 ? [`栏 ${number % 9}`] : []),
      ];
      return sampleRow({
        id: idFromPath(`${number}`),
        date: number % 17 === 0 ? null : 1_600_000_000 - number * 40_000,
        categories: number % 101 === 0 ? [] : number % 11 === 0 ? [path, ['中', `另 ${number % 4}`]] : [path],
      });
    });
    for (let number = 0; number + 60 < count; number += 90) {
      const members = [number, number + 7, number + 50].map((index) => rows[index] as Row);
      sampleStory(...members).forEach((row, index) => {
        rows[[number, number + 7, number + 50][index] as number] = row;
      });
    }
    return rows;
  }

  it.each([60, 700, 3000])(
    'shows in each node just the articles that it has, each story once: %i',
    (count) => {
      const rows = tangle(count);
      const { nodes, listOf, shownBy, rowsOf, whole, positions } = write(rows);
      const storiesOf = (list: readonly Row[]): string[] =>
        list.map((row) => [row.id, ...row.others.map(({ id }) => id)].sort().join()).sort();
      const expected = (path: readonly string[]): string[] =>
        [...new Set(storiesOf(rows.filter((row) => isIn({ ...row, others: [] }, path))))].sort();
      expect(nodes.length).toBeGreaterThan(20);
      for (const node of nodes) {
        expect(storiesOf(shownBy(node))).toEqual(expected(node.path));
        expect(node.count).toBe(shownBy(node).length);
        expect(listOf(node)?.count).toBe(node.count);
      }
      expect(storiesOf(rowsOf(whole))).toEqual(expected([]));
      expect(positions).toHaveLength(whole?.count ?? 0);
    },
  );

  it.each([60, 700, 3000])(
    'counts days, undated rows and rows of each shard as a reader does: %i',
    (count) => {
      const { nodes, listOf, rowsOf } = write(tangle(count));
      for (const node of nodes) {
        const list = listOf(node);
        const shown = list?.shards.map((shard) =>
          rowsOf({ ...list, shards: [shard] }).filter((row) => !list.isPart || isIn(row, node.path)),
        );
        expect(list?.shards).toEqual(
          shown?.map((rows, index) => ({
            name: list?.shards[index]?.name,
            count: rows.length,
            first: rows[0]?.date,
            last: rows.at(-1)?.date,
          })),
        );
        const dates = shown?.flat().map(({ date }) => date) ?? [];
        expect(list?.undated).toBe(dates.filter((date) => date === null).length);
        const days = (list?.months ?? []).flatMap(([month, counts]) =>
          counts.flatMap((each, day) =>
            Array<string>(each).fill(`${month}${String(day + 1).padStart(2, '0')}`),
          ),
        );
        const expected = dates.flatMap((date) =>
          date === null ? [] : new Date(date * 1000).toISOString().slice(0, 10).replaceAll('-', ''),
        );
        expect(days.sort()).toEqual(expected.sort());
      }
    },
  );

  it('lets a node with a good share of the list around it read that one', () => {
    const rows = Array.from({ length: 800 }, (_, number) =>
      sampleRow({
        id: idFromPath(`${number}`),
        categories: [
          number < 400
            ? ['half', number === 0 ? 'tiny' : number < 100 ? 'share' : 'rest']
            : [`${number % 4}`],
        ],
      }),
    );
    const { places, whole, listOf } = write(rows);
    const half = places.find(({ path }) => path[0] === 'half') as Place;
    const [rest, share, tiny] = half.children as [Place, Place, Place];
    expect([rest, share, tiny].map(({ path, count }) => [path[1], count])).toEqual([
      ['rest', 300],
      ['share', 99],
      ['tiny', 1],
    ]);
    const names = (place: Place): string[] => listOf(place)?.shards.map(({ name }) => name) ?? [];
    const ofWhole = new Set(whole?.shards.map(({ name }) => name));
    for (const place of [half, rest, share]) {
      expect(listOf(place)?.isPart).toBe(true);
      expect(names(place).every((name) => ofWhole.has(name))).toBe(true);
    }
    // One that is small has its own, and so has every other one of the first level.
    for (const place of [tiny, ...places.slice(1)]) {
      expect(listOf(place)?.isPart).toBe(false);
      expect(names(place).some((name) => ofWhole.has(name))).toBe(false);
    }
    expect(places).toHaveLength(5);
  });

  it('shows of a story the first one that a list holds', () => {
    const rows = sampleStory(
      sampleRow({ id: 'second', date: 2, categories: [['a', 'x']] }),
      sampleRow({ id: 'first', date: 1, categories: [['b', 'y']] }),
      sampleRow({ id: 'undated', date: null, categories: [['a', 'z']] }),
    );
    const filler = Array.from({ length: 9 }, (_, number) =>
      sampleRow({ id: `f${number}`, categories: [['f']] }),
    );
    const { whole, idsOf, places, listOf, shownBy } = write([...rows, ...filler]);
    expect(idsOf(whole).filter((id) => !id.startsWith('f') || id === 'first')).toEqual(['first']);
    const [a, b] = ['a', 'b'].map((name) => places.find(({ path }) => path[0] === name) as Place) as [
      Place,
      Place,
    ];
    expect(idsOf(listOf(a))).toEqual(['second']);
    expect(idsOf(listOf(b))).toEqual(['first']);
    expect([a.count, b.count, whole?.count]).toEqual([1, 1, 10]);
    // A node inside, which reads the list around it, shows the one that stands there.
    expect(
      a.children.map((child) => [child.path[1], child.count, shownBy(child).map(({ id }) => id)]),
    ).toEqual([
      ['x', 1, ['second']],
      ['z', 1, ['second']],
    ]);
  });
});
