import { describe, expect, it } from 'vitest';
import { compareRows, openShard, parseShard, type Row, sourceOf, toShard } from './row.ts';

const rows: Row[] = [
  {
    id: 'a',
    title: '标题 "quoted"',
    date: 1_647_412_422,
    categories: [['新媒体', 'ZAKER', 'source']],
    author: 'ZAKER',
    summary: '摘要',
    image: { src: 'http://img.example/a.jpg', width: 1280, height: 720 },
    lang: 'zh-Hans',
    minutes: 3,
    has: ['image', 'code'],
    others: [],
  },
  {
    id: 'b',
    title: 'No date',
    date: null,
    categories: [],
    author: null,
    summary: '',
    image: { src: 'archive/media/0/x.webp' },
    lang: 'en',
    minutes: 1,
    has: [],
    others: [
      {
        id: 'c',
        date: 1_647_412_999,
        categories: [['新媒体', 'ZAKER', 'source'], ['人文']],
        author: 'ZAKER',
      },
      { id: 'd', date: null, categories: [], author: null },
    ],
  },
];

describe('shards', () => {
  it('give back the rows they were made of, also through JSON', () => {
    expect(parseShard(JSON.parse(JSON.stringify(toShard(rows))))).toEqual(rows);
  });

  it.each([
    { signature: 'sig' },
    { mirror: '3k9v.webp' },
    { signature: 'sig', mirror: '3k9v.webp', width: 3, height: 4 },
  ])('keep what a picture has besides its address: %o', (more) => {
    const row = { ...rows[0], image: { src: 'http://img.example/a.jpg', ...more } } as Row;
    expect(parseShard(JSON.parse(JSON.stringify(toShard([row]))))).toEqual([row]);
  });

  it('give one row, or none outside, and know which have an article in a category', () => {
    const shard = openShard(toShard(rows));
    expect([shard.length, shard.at(1), shard.at(2), shard.at(-1)]).toEqual([
      2,
      rows[1],
      undefined,
      undefined,
    ]);
    expect(shard.indexesIn(([first]) => first === '新媒体')).toEqual([0, 1]);
    expect(shard.indexesIn(([first]) => first === '人文')).toEqual([1]);
    expect(shard.indexesIn(() => false)).toEqual([]);
  });

  it('are refused when a column is short', () => {
    const shard = { ...toShard(rows), title: ['only one'] };
    expect(() => parseShard(shard)).toThrow(/columns do not fit/);
  });

  it('are refused when a field has another type', () => {
    expect(() => parseShard({ ...toShard(rows), minutes: ['3', '1'] })).toThrow(/not a shard: minutes/);
  });

  it.each([
    ['title', [1, 2]],
    ['id', { 0: 'a', 1: 'b' }],
    ['date', ['today', null]],
    ['categories', [0, 0]],
    ['categories', [['0'], []]],
    ['author', [null, -1]],
    ['image', [['a.jpg', '640', 360], null]],
    ['image', ['a.jpg', null]],
    ['others', [[0, [['c', 1]]]]],
  ])('are refused when %s is %j', (column, value) => {
    const shard = { ...toShard(rows), [column]: value };
    expect(() => parseShard(shard)).toThrow(new RegExp(`not a shard: ${column}`));
  });

  it.each([
    ['categories', [[0], [9]]],
    ['author', [0, 9]],
    ['lang', [0, -1]],
  ])('are refused when %s points outside its dictionary: %j', (column, value) => {
    expect(() => parseShard({ ...toShard(rows), [column]: value })).toThrow(/columns do not fit/);
  });

  it('are refused when a dictionary holds something else', () => {
    const shard = toShard(rows);
    const dictionary = { ...shard.dictionary, categories: [[1]] };
    expect(() => parseShard({ ...shard, dictionary })).toThrow(/not a shard: dictionary.categories/);
  });
});

describe('compareRows', () => {
  it('puts newer first, undated last, equal dates by id', () => {
    const sorted = [
      { id: 'u2', date: null },
      { id: 'old', date: 1 },
      { id: 'u1', date: null },
      { id: 'y', date: 2 },
      { id: 'x', date: 2 },
    ].sort(compareRows);
    expect(sorted.map((row) => row.id)).toEqual(['x', 'y', 'old', 'u1', 'u2']);
  });
});

describe('sourceOf', () => {
  it.each([
    [{ categories: [['新媒体', 'IT 之家', '头条']], author: 'x' }, 'IT 之家'],
    [{ categories: [['新媒体']], author: '某人' }, '某人'],
    [{ categories: [['新媒体']], author: null }, '新媒体'],
    [{ categories: [], author: null }, null],
  ])('takes the second level, else the author, else the first level', (article, source) => {
    expect(sourceOf(article)).toBe(source);
  });
});
