import { afterEach, describe, expect, it, vi } from 'vitest';
import { splitSentences } from './sentences.ts';

const split = (text: string, lang = 'zh-Hans'): string[] =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));

afterEach(() => vi.unstubAllGlobals());

describe('splitSentences', () => {
  it('ends a Chinese sentence at its mark, closing quotes included', () => {
    expect(split('他说：“走吧！”我们走了。你呢？')).toEqual(['他说：“走吧！”', '我们走了。', '你呢？']);
  });

  it('knows Latin sentences', () => {
    expect(split('It costs 3.50 today. Come!  Now.', 'en')).toEqual([
      'It costs 3.50 today.',
      'Come!',
      'Now.',
    ]);
  });

  it('says nothing where there is nothing to say', () => {
    expect(split(' \n —— \n*** ')).toEqual([]);
  });

  it('parts what is too long for one breath at a comma, and loses nothing', () => {
    const text = `${'一二三四五六七八九，'.repeat(40)}完。`;
    const parts = split(text);
    expect(parts.every((part) => part.length <= 160)).toBe(true);
    expect(parts.slice(0, -1).every((part) => part.endsWith('，'))).toBe(true);
    expect(parts.join('')).toBe(text);
  });

  it('parts text without any mark', () => {
    expect(split('字'.repeat(400)).join('')).toBe('字'.repeat(400));
  });

  it('does so too where the browser has no segmenter', () => {
    vi.stubGlobal('Intl', {});
    expect(split('他说：“走吧！”我们走了。你呢？')).toEqual(['他说：“走吧！”', '我们走了。', '你呢？']);
  });
});
