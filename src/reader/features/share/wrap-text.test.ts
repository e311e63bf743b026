import { describe, expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

/** Han characters are two wide, others one. */
const measure = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef“”…—]/.test(character) ? 2 : 1), 0);
const wrap = (text: string, width: number, mostLines = 99) => wrapText(text, { width, mostLines, measure });

describe('wrapText', () => {
  it('breaks Chinese between characters', () =>
    expect(wrap('书案上有灯', 4)).toEqual(['书案', '上有', '灯']));

  it('begins no line with a closing mark', () => {
    expect(wrap('书案，灯。', 4)).toEqual(['书', '案，', '灯。']);
    expect(wrap('读“书”。灯', 8)).toEqual(['读', '“书”。', '灯']);
  });

  it('ends no line with an opening mark', () => expect(wrap('书案《灯》', 6)).toEqual(['书案', '《灯》']));

  it('keeps a dash and an ellipsis whole', () => {
    expect(wrap('书案——灯', 6)).toEqual(['书', '案——', '灯']);
    expect(wrap('书案……灯', 6)).toEqual(['书', '案……', '灯']);
  });

  it('breaks other scripts between words', () => {
    expect(wrap('The lamp is lit.', 8)).toEqual(['The lamp', 'is lit.']);
  });

  it('breaks between a word and Chinese', () => {
    expect(wrap('用Lectern读书', 9)).toEqual(['用Lectern', '读书']);
    expect(wrap('很好用Lectern', 9)).toEqual(['很好用', 'Lectern']);
  });

  it('breaks a word that is wider than a line, but no character', () => {
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrap('👨‍👩‍👧👨‍👩‍👧', 1)).toEqual(['👨‍👩‍👧', '👨‍👩‍👧']);
  });

  it('keeps the lines of the text', () => expect(wrap('灯 \n\n 书', 8)).toEqual(['灯', '书']));

  it('says that there is more', () => {
    expect(wrap('书案上有灯，灯下有书', 8, 2)).toEqual(['书案上有', '灯，灯…']);
    expect(wrap('书案。上有灯', 6, 1)).toEqual(['书案…']);
  });

  it('makes nothing of nothing', () => expect(wrap(' \n ', 4)).toEqual([]));
});
