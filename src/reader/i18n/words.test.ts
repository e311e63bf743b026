import { describe, expect, it, vi } from 'vitest';
import { keepingEn } from './messages/keeping-en.ts';
import { keepingZh } from './messages/keeping-zh.ts';
import { keepingZhHant } from './messages/keeping-zh-hant.ts';
import { browserLanguage, type Language, languages, onAnotherLanguage, speak, spokenWords } from './words.ts';

describe('browserLanguage', () => {
  it.each<[string[], string]>([
    [['zh-CN', 'en'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['ZH-cn'], 'zh-Hans'],
    [['zh-SG'], 'zh-Hans'],
    [['zh-TW', 'zh', 'en'], 'zh-Hant'],
    [['zh-HK'], 'zh-Hant'],
    [['zh-mo'], 'zh-Hant'],
    [['zh-Hant'], 'zh-Hant'],
    [['zh-Hant-TW'], 'zh-Hant'],
    [['zh-hant-cn'], 'zh-Hant'],
    [['zh-Hans-HK'], 'zh-Hans'],
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

describe('speak', () => {
  it('changes the words, and tells those who listen', async () => {
    await speak('en');
    const listener = vi.fn();
    const stop = onAnotherLanguage(listener);
    await speak('zh-Hant');
    expect(spokenWords()).toMatchObject({ language: 'zh-Hant', messages: { filter: '篩選' } });
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await speak('en');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('speaks the last of two that were wanted quickly', async () => {
    await speak('en');
    await Promise.all([speak('zh-Hans'), speak('zh-Hant'), speak('en')]);
    expect(spokenWords().language).toBe('en');
  });
});

describe('every language', () => {
  it.each(languages)('has all words, none of them empty: %s', async (language) => {
    const english = await wordsOf('en');
    const words = await wordsOf(language);
    expect(words.map(([key]) => key)).toEqual(english.map(([key]) => key));
    expect(words.filter(([, word]) => typeof word === 'string' && word.trim() === '')).toEqual([]);
  });

  it.each(languages)('uses what it is given: %s', async (language) => {
    await speak(language);
    const { articles, removeFilter, body, lightbox, inSpan } = spokenWords().messages;
    expect(articles('1,234', true)).toContain('1,234');
    expect(articles('60', false)).toContain('60+');
    expect(removeFilter('编程')).toContain('编程');
    expect(body.imageMissing('a.example')).toContain('a.example');
    expect(lightbox.pictureOf).toMatch(/\{index\}.*\{total\}/);
    expect(inSpan('A', 'B', 'C', false)).toMatch(/A.*B.*C/);
  });

  it('uses one writing only', async () => {
    const simplified = flattened(keepingZh)
      .concat(await wordsOf('zh-Hans'))
      .map(String)
      .join('');
    const traditional = flattened(keepingZhHant)
      .concat(await wordsOf('zh-Hant'))
      .map(String)
      .join('');
    expect(simplified.match(/[這個為閱讀選擇]/g)).toBeNull();
    expect(traditional.match(/[这个为阅读选择载签页]/g)).toBeNull();
  });

  it('has the words for what is kept', () => {
    const keys = flattened(keepingEn).map(([key]) => key);
    for (const words of [keepingZh, keepingZhHant]) {
      expect(flattened(words).map(([key]) => key)).toEqual(keys);
      expect(words.backup.added('A', 'B')).toMatch(/A.*B/);
    }
  });
});

async function wordsOf(language: Language) {
  await speak(language);
  return flattened(spokenWords().messages);
}

/** Every word with the path to it, in order. */
function flattened(words: object, path = ''): [string, unknown][] {
  return Object.entries(words)
    .flatMap(([key, word]): [string, unknown][] =>
      typeof word === 'object' ? flattened(word, `${path}${key}.`) : [[`${path}${key}`, word]],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
