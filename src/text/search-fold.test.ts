import { expect, it } from 'vitest';
import { foldForSearch, foldWithPlaces } from './search-fold.ts';

it.each([
  ['ＧＰＴ-5 與　New  York', 'gpt5与new york'],
  ['GPT 5', 'gpt5'],
  ['人工，智能', '人工智能'],
  ['IT之家', 'it之家'],
  ['在 iPhone 上', '在iphone上'],
  ['10, 20', '10 20'],
  ['C++ 和 C#，不是 +1', 'c++和c#不是1'],
  ['don’t', 'don t'],
  ['Café naïve ÉCLAIR', 'cafe naive eclair'],
  ['cafe\u0301', 'cafe'],
  ['網際網路', '网际网路'],
  ['ｶﾞﾝﾀﾞﾑ が か\u3099', 'ガンダムがが'],
  ['ΣΊΣΥΦΟΣ σίσυφος', 'σισυφοσ σισυφοσ'],
  ['שָׁלוֹם', 'שלום'],
  ['한국 사람', '한국 사람'],
  ['a 😀 b', 'a b'],
  ['𠮷野家', '𠮷野家'],
  ['\ud800x', 'x'],
  ['  ——  ', ''],
  ['', ''],
])('folds %j to %j', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});

const texts = [
  '国务院今天发布《人工智能》计划，GPT-5 与 New York 的 Kubernetes 1.31。',
  '網際網路上的 C++/C# 教程：第 10, 20 页；café、naïve…',
  'ｶﾞﾝﾀﾞﾑ は「サザエさん」と 3.14 を，見る。',
  '한국 사람, שָׁלוֹם עוֹלָם и ёлка; 𠮷野家 😀 done',
];

it.each(texts)('folds every piece of a text to a piece of what the text folds to: %s', (text) => {
  const folded = foldForSearch(text);
  const characters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
  for (let start = 0; start < characters.length; start++) {
    for (let end = start + 1; end <= characters.length; end++) {
      const piece = characters.slice(start, end).join('');
      expect(folded, piece).toContain(foldForSearch(piece));
    }
  }
});

it.each(texts)('says where each unit comes from: %s', (text) => {
  const { folded, places } = foldWithPlaces(text);
  expect(folded).toBe(foldForSearch(text));
  expect(places).toHaveLength(folded.length + 1);
  expect([...places]).toEqual([...places].sort((a, b) => a - b));
  expect(places.at(-1)).toBe(text.length);
  for (let index = 0; index < folded.length; index++) {
    const unit = folded[index] as string;
    const from = text.slice(
      places[index],
      Math.max(places[index + 1] as number, (places[index] as number) + 2),
    );
    // The signs of C++ mean something behind a letter only.
    if (!/[ +#]/.test(unit)) expect(foldForSearch(from), `${unit} of ${from}`).toContain(unit);
  }
});
