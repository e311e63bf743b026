import { expect, it } from 'vitest';
import { directionOf, guessLanguage } from './language.ts';

it.each([
  ['今天我们来说说这个问题', 'zh-Hans'],
  ['今天我們來說說這個問題', 'zh-Hant'],
  ['The quick brown fox jumps over the lazy dog', 'en'],
  ['日本の技術について発表した', 'ja'],
  ['정부는 오늘 새로운 정책을 발표했다', 'ko'],
  ['Сегодня мы расскажем', 'ru'],
  ['هذا نص عربي قصير', 'ar'],
  ['Les chats sont dans la maison avec une souris pour les enfants', 'fr'],
  ['使用 TypeScript 与 React Router 构建 Web 应用', 'zh-Hans'],
  ['2019 — 3.5', 'und'],
])('tells the language of %s', (text, lang) => {
  expect(guessLanguage(text)).toBe(lang);
});

it('knows scripts that run from right to left', () => {
  expect(['ar', 'he', 'fa-IR', 'en', 'zh-Hans'].map(directionOf)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
  ]);
});
