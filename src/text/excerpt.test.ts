import { describe, expect, it } from 'vitest';
import { excerpt, firstWords } from './excerpt.ts';

describe('excerpt', () => {
  it.each([
    ['keeps a short text', '短文。', 20, '短文。'],
    ['folds white space', ' a \n\n b\t c ', 20, 'a b c'],
    ['cuts after a sentence', '第一句到此为止。第二句太长了放不下。', 20, '第一句到此为止。'],
    ['takes a closing quote along', '他说“好的朋友。”然后走了很远很远', 20, '他说“好的朋友。”'],
    [
      'cuts Han text anywhere when no sentence ends',
      '没有句号的长文本一直写下去写下去',
      20,
      '没有句号的长文本一直…',
    ],
    ['does not cut a word', 'An extraordinarily long sentence', 24, 'An extraordinarily long…'],
    [
      'does not take a decimal point for a full stop',
      'Version 3.5 of the program is here now',
      20,
      'Version 3.5 of the…',
    ],
    [
      'goes on where the beginning is white space',
      `${' '.repeat(100)}第一句到此为止。第二句太长了放不下。`,
      20,
      '第一句到此为止。',
    ],
    ['does not split a surrogate pair', '🔥'.repeat(30), 10, `${'🔥'.repeat(10)}…`],
  ])('%s', (_, text, columns, expected) => {
    expect(excerpt(text, columns)).toBe(expected);
  });
});

it('takes the first line for a title', () => {
  expect(firstWords('  第一行\n第二行')).toBe('第一行');
});
