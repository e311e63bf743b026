import { expect, it } from 'vitest';
import { fold, holdsWords } from './fold.ts';

it.each([
  ['Ｃａｆé  ＡＩ', 'cafe ai'],
  ['ガギグ', 'ガギグ'],
  ['ŠKODA', 'skoda'],
  [' a\u3000b ', 'a b'],
])('folds %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('finds all words, in any order', () => {
  expect(holdsWords('10nm 改名 "7nm"，Intel 为何换马甲', 'INTEL 改名')).toBe(true);
  expect(holdsWords('10nm 改名', 'intel 改名')).toBe(false);
});
