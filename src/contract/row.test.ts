import { describe, expect, it } from 'vitest';
import { compareRows, parseShard, type Row, sourceOf, toShard } from './row.ts';

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
  },
];

describe('shards', () => {
  it('give back the rows they were made of, also through JSON', () => {
    expect(parseShard(JSON.parse(JSON.stringify(toShard(rows))))).toEqual(rows);
  });

  it('are refused when a column is short', () => {
    const shard = { ...toShard(rows), title: ['only one'] };
    expect(() => parseShard(shard)).toThrow(/columns do not fit/);
  });

  it('are refused when a field has another type', () => {
    expect(() => parseShard({ ...toShard(rows), minutes: ['3', '1'] })).toThrow(/not a shard: minutes/);
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
