// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { browserLanguage, languages } from './use-messages.ts';

describe('browserLanguage', () => {
  it.each<[string[], string]>([
    [['zh-CN', 'en'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-Hant-TW'], 'zh-Hans'],
    [['ZH-cn'], 'zh-Hans'],
    [['en-US', 'zh-CN'], 'en'],
    [['de-DE', 'fr', 'zh-CN', 'en'], 'zh-Hans'],
    [['de-DE', 'fr'], 'en'],
    [[], 'en'],
    // Zhuang and Enga begin with the same letters.
    [['zha', 'en'], 'en'],
    [['enq', 'zh'], 'zh-Hans'],
  ])('chooses for %j', (tags, language) => {
    expect(browserLanguage(tags)).toBe(language);
  });
});

describe('the languages', () => {
  it('have an empty string nowhere', () => {
    for (const messages of Object.values(languages)) {
      const { body, lightbox, ...others } = messages;
      const words = Object.values({ ...others, ...body, ...lightbox }).filter(
        (value) => typeof value === 'string',
      );
      expect(words.filter((word) => word.trim() === '')).toEqual([]);
    }
  });

  it('use what they are given', () => {
    for (const { articles, removeFilter, body } of Object.values(languages)) {
      expect(articles('1,234', true)).toContain('1,234');
      expect(articles('60', false)).toContain('60+');
      expect(removeFilter('编程')).toContain('编程');
      expect(body.imageMissing('a.example')).toContain('a.example');
    }
  });
});
