import { describe, expect, it } from 'vitest';
import { readCategories } from './categories.ts';
import { readFields } from './fields.ts';

const paths = (written: string, file = 'folder/post.md'): string[] => {
  const { values } = readFields(`categories:${written}`, 'yaml');
  return readCategories(values.get('categories'), file).categories.map((path) => path.join(' > '));
};

describe('readCategories', () => {
  const cases: { says: string; written: string; expected: string[] }[] = [
    { says: 'reads a name', written: ' 编程', expected: ['编程'] },
    { says: 'keeps a comma in a name', written: ' a, b', expected: ['a, b'] },
    {
      says: 'reads a list as one path',
      written: '\n - 编程\n - 周刊\n - 热门',
      expected: ['编程 > 周刊 > 热门'],
    },
    { says: 'reads a list without indentation', written: '\n- a\n- b', expected: ['a > b'] },
    { says: 'reads a list in brackets', written: ' [a, b]', expected: ['a > b'] },
    {
      says: 'reads a list in a list as the next level',
      written: '\n - a\n - b\n -  - c',
      expected: ['a > b > c'],
    },
    { says: "reads Hexo's list of lists as paths", written: '\n - [a, b]\n - [c]', expected: ['a > b', 'c'] },
    {
      says: 'reads names beside longer lists as paths',
      written: '\n - a\n - [b, c]',
      expected: ['a', 'b > c'],
    },
    {
      says: 'splits source and channel',
      written: '\n - 新闻\n - 晨报 - 快讯',
      expected: ['新闻 > 晨报 > 快讯'],
    },
    { says: 'splits at the first dash', written: '\n - a\n - b - c - d', expected: ['a > b > c - d'] },
    { says: 'splits no third name', written: '\n - a\n - b\n - c - d', expected: ['a > b > c - d'] },
    { says: 'splits no only name', written: '\n - a - b', expected: ['a - b'] },
    { says: 'drops empty and repeated names', written: "\n - a\n -\n - a\n - ''\n - b", expected: ['a > b'] },
    { says: 'drops repeated paths', written: '\n - [a, b]\n - [a, b]', expected: ['a > b'] },
    { says: 'takes numbers for names', written: '\n - 2019\n - true', expected: ['2019 > true'] },
    { says: 'keeps a colon in a name', written: '\n - a\n - b: c', expected: ['a > b: c'] },
    { says: 'decodes entities', written: '\n - R&amp;D', expected: ['R&D'] },
    {
      says: 'reads marks as names',
      written: '\n - #今日\n - "100% 好物"\n - C++',
      expected: ['#今日 > 100% 好物 > C++'],
    },
    {
      says: 'makes names that look the same the same',
      written: ' "cafe\\u0301  a"',
      expected: ['caf\u00e9 a'],
    },
    { says: 'takes the folders when there are none', written: '', expected: ['folder'] },
    { says: 'takes the folders when the list is empty', written: ' []', expected: ['folder'] },
    { says: 'takes the folders when it says null', written: ' null', expected: ['folder'] },
  ];
  it.each(cases)('$says', ({ written, expected }) => {
    expect(paths(written)).toEqual(expected);
  });

  it('splits source and channel of a folder as well', () => {
    expect(paths('', '游戏/某店 - 免费/a.md')).toEqual(['游戏 > 某店 > 免费']);
  });

  it('says when the front matter names none', () => {
    expect(readCategories(undefined, 'a/b/c.md')).toMatchObject({
      categories: [['a', 'b']],
      problems: [{ code: 'categories-missing' }],
    });
    expect(readCategories(undefined, 'c.md')).toMatchObject({
      categories: [],
      problems: [{ code: 'categories-missing' }],
    });
  });

  it('bounds depth, number and length', () => {
    const names = Array.from({ length: 100 }, (_, n) => `n${n}`);
    expect(readCategories(names, 'a.md').categories[0]).toHaveLength(12);
    const lists = names.map((name) => [name, 'x']);
    expect(readCategories(lists, 'a.md').categories).toHaveLength(50);
    expect(readCategories('长'.repeat(1000), 'a.md').categories[0]?.[0]).toHaveLength(200);
  });
});
