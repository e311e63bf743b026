import { describe, expect, it } from 'vitest';
import { foldForSearch } from '#text/search-fold.ts';
import { parseQuery, type Query, textsOf } from './query.ts';

/** A query in short: texts as they are folded, `all(…)`, `some(…)`, `not(…)`, `field=value`. */
function short(query: Query | null): string {
  if (query === null) return '';
  switch (query.kind) {
    case 'all':
    case 'some':
      return `${query.kind}(${query.of.map(short).join(' ')})`;
    case 'not':
      return `not(${short(query.of)})`;
    case 'text':
      return query.where === 'title' ? `title=${query.folded}` : query.folded;
    case 'before':
    case 'after':
      return `${query.kind}=${query.day}`;
    case 'is':
      return `is=${query.mark}`;
    case 'has':
      return `has=${query.content}`;
    default:
      return `${query.kind}=${query.folded}`;
  }
}

describe('parseQuery', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['人工智能', '人工智能'],
    ['GPT-5', 'gpt5'],
    ['人工 智能', 'all(人工 智能)'],
    ['"new york"', 'new york'],
    ['“new york” 「人工，智能」 『a b』', 'all(new york 人工智能 a b)'],
    ['a -b', 'all(a not(b))'],
    ['a －"b c"', 'all(a not(b c))'],
    ['a - b', 'all(a b)'],
    ['a OR b', 'some(a b)'],
    ['a | b c', 'some(a all(b c))'],
    ['a or b', 'all(a or b)'],
    ['(a OR b) c', 'all(some(a b) c)'],
    ['（a OR (b c)） -(d e)', 'all(some(a all(b c)) not(all(d e)))'],
    ['(a b', 'all(a b)'],
    ['a) b', 'all(a b)'],
    ['()', ''],
    ['OR', ''],
    ['a OR', 'a'],
    ['title:书 标题：案 標題:桌', 'all(title=书 title=案 title=桌)'],
    ['title:"a b"', 'title=a b'],
    [
      'author:林夕 作者:王 source:IT之家 来源:x category:设计 分类:y',
      'all(author=林夕 author=王 source=it之家 source=x category=设计 category=y)',
    ],
    ['before:2024 after:2023-05 after:2023/05/06', 'all(before=2024 after=2023-05 after=2023-05-06)'],
    ['is:starred has:image -is:read', 'all(is=starred has=image not(is=read))'],
    ['before:2023-13', 'before2023 13'],
    ['after:', 'after'],
    ['is:nice', 'is nice'],
    ['site:example.com', 'site example com'],
    ['12:30', '12 30'],
    ['"open quote', 'all(open quote)'],
    ['-', ''],
    ['--a', 'not(a)'],
    ['a"b c"d', 'all(a b c d)'],
  ])('reads %j as %s', (typed, expected) => {
    expect(short(parseQuery(typed).query)).toBe(expected);
  });

  it('says how each part was understood, and where it stands', () => {
    const typed = 'a -title:"b c" OR is:read';
    expect(parseQuery(typed).parts).toEqual([
      { text: 'a', kind: 'text', isNegated: false, start: 0, end: 1 },
      { text: '-title:"b c"', kind: 'title', isNegated: true, start: 2, end: 14 },
      { text: 'OR', kind: 'or', isNegated: false, start: 15, end: 17 },
      { text: 'is:read', kind: 'is', isNegated: false, start: 18, end: 25 },
    ]);
  });

  it('takes anything: nothing is a mistake, and no word is lost', () => {
    const pieces = [
      'a',
      '书',
      ' ',
      '"',
      '“',
      '”',
      '「',
      '-',
      '－',
      '(',
      ')',
      '（',
      ':',
      '：',
      'title:',
      'is:',
      'before:',
      '2024',
      'OR',
      '|',
      '\n',
      '𠮷',
      '\ud800',
    ];
    let state = 9;
    const dice = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 5000; round++) {
      const typed = Array.from({ length: 1 + dice(12) }, () => pieces[dice(pieces.length)]).join('');
      const { query, parts } = parseQuery(typed);
      let end = 0;
      for (const part of parts) {
        expect(part.start, typed).toBeGreaterThanOrEqual(end);
        expect(typed.slice(part.start, part.end)).toBe(part.text);
        end = part.end;
      }
      const covered = parts.map(({ text }) => text).join('');
      const words = (text: string): number =>
        [...text].filter((character) => /[a书𠮷]/u.test(character)).length;
      expect(words(covered), typed).toBe(words(typed));
      if (foldForSearch(covered.replaceAll('OR', '')) !== '') expect(query, typed).not.toBeNull();
    }
  });
});

it('gives the texts that are to be found', () => {
  const { query } = parseQuery('a (b OR title:c) -d author:e');
  expect(query && textsOf(query).map(({ folded }) => folded)).toEqual(['a', 'b', 'c']);
});
