import { describe, expect, it } from 'vitest';
import { readFields } from './fields.ts';

const read = (text: string, kind: 'yaml' | 'json' = 'yaml') => {
  const { values, problems } = readFields(text, kind);
  return { values: Object.fromEntries(values), codes: problems.map(({ code }) => code) };
};

describe('readFields', () => {
  it('keeps every scalar as it is written', () => {
    const { values } = read('a: 2019\nb: 0x1F\nc: 2021-01-01\nd: null\ne: ~\nf: yes\ng: 1e3\nh:');
    expect(values).toEqual({
      a: '2019',
      b: '0x1F',
      c: '2021-01-01',
      d: 'null',
      e: '~',
      f: 'yes',
      g: '1e3',
      h: '',
    });
  });

  it('takes tabs for indentation, as Hexo does', () => {
    expect(read('tags:\n\t- a\n\t- b')).toEqual({ values: { tags: ['a', 'b'] }, codes: [] });
  });

  it('finds keys in any case', () => {
    expect(read('Title: a').values).toEqual({ title: 'a' });
    expect(read('Title: a\ntitle: b').values).toEqual({ title: 'b' });
  });

  it('lets the last of equal keys count', () => {
    expect(read('title: a\ntitle: b')).toEqual({ values: { title: 'b' }, codes: ['duplicate-key'] });
  });

  it('lets no empty key count when another is not', () => {
    expect(read('title: a\ntitle:')).toEqual({ values: { title: 'a' }, codes: ['duplicate-key'] });
  });

  it('reads the rest as YAML when the title is none', () => {
    expect(read("title: 'it's'\ntags: [a, b]\ndate: 2021-01-01 # c\nauthor: { name: d }")).toEqual({
      values: { title: "it's", tags: ['a', 'b'], date: '2021-01-01', author: new Map([['name', 'd']]) },
      codes: ['title-repaired'],
    });
  });

  it('reads entry by entry when more is broken', () => {
    expect(read("title: @a\ncategories:\n - 'b'c'\n -  - @d\nauthor: [e, f\ndate: `2021` # g")).toEqual({
      values: { title: '@a', categories: ["b'c", '@d'], author: ['e', 'f'], date: '`2021`' },
      codes: ['title-repaired', 'invalid-yaml'],
    });
  });

  it('needs no space after the colon of a key that posts use', () => {
    expect(read('title:甲\ndate：2021-01-01').values).toEqual({ title: '甲', date: '2021-01-01' });
  });

  it('reads what YAML takes for a comment in a list of names', () => {
    const { values, codes } = read('categories:\n - #今日\n - b');
    expect(values).toEqual({ categories: ['#今日', 'b'] });
    expect(codes).toEqual(['invalid-yaml']);
  });

  it('leaves comments alone where they are comments', () => {
    const text = "# about\ntitle: 'a' # b\ndate: 2021-01-01 # c\ncategories: # d\n - e # f";
    expect(read(text)).toEqual({ values: { title: 'a', date: '2021-01-01', categories: ['e'] }, codes: [] });
  });

  it("reads Hexo's JSON without braces, and with a comma too many", () => {
    expect(read('"title": 1e3,\n"tags": [\n\t"a"\n],', 'json').values).toEqual({ title: '1e3', tags: ['a'] });
    expect(read('{"title": "a"}', 'json').values).toEqual({ title: 'a' });
  });

  it('reads broken JSON line by line', () => {
    expect(read('"title": "a "b"",\n"id": "c",', 'json')).toEqual({
      values: { title: 'a "b"', id: 'c' },
      codes: ['title-repaired'],
    });
  });

  it('says what is wrong and where', () => {
    expect(readFields('author: a\ntags: @b', 'yaml').problems[0]?.detail).toMatch(/^line 2: /);
  });
});

describe('readFields, on hostile front matters,', () => {
  it('pollutes no prototype', () => {
    const { values } = readFields('__proto__: { admin: yes }\nconstructor: a\n<<: { b: c }', 'yaml');
    expect(values.get('__proto__')).toEqual(new Map([['admin', 'yes']]));
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    expect(values.has('b')).toBe(false);
  });

  it('makes nothing but text of tags', () => {
    expect(read('title: !!js/function "function () {}"').values).toEqual({
      title: '!!js/function "function () {}"',
    });
  });

  it('survives an anchor that holds itself', () => {
    expect(read('tags: &a [b, *a]').values.tags).toHaveLength(2);
  });

  const bombs: { says: string; text: string }[] = [
    {
      says: 'aliases of aliases',
      text: Array.from({ length: 30 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(n && 9)}]`).join(
        '\n',
      ),
    },
    { says: 'a hundred thousand brackets', text: `title: ${'['.repeat(100_000)}` },
    { says: 'five million characters in one value', text: `title: 'a'${'b '.repeat(2_500_000)}` },
    { says: 'five million characters in lines', text: 'title: @a\n'.repeat(500_000) },
    { says: 'five million bullets', text: `categories:\n ${'- '.repeat(2_500_000)}` },
    { says: 'a hundred thousand quotes', text: `title: ${`"'`.repeat(50_000)}x` },
  ];
  it.each(bombs)('survives $says', ({ text }) => {
    const start = performance.now();
    readFields(text, 'yaml');
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
