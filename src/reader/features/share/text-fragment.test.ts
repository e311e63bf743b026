import { describe, expect, it } from 'vitest';
import { printDirective, textDirective } from './text-fragment.ts';

const place = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};
const directiveOf = (text: string, words: string, lang = 'zh') =>
  textDirective(text, place(text, words), lang);

describe('textDirective', () => {
  it('names words that stand nowhere else', () => {
    expect(directiveOf('The lamp is lit. The desk is bare.', 'desk is bare', 'en')).toEqual({
      prefix: '',
      start: 'desk is bare',
      end: '',
      suffix: '',
    });
  });

  it('names what stands around words that stand elsewhere, too, whatever their case', () => {
    const text = 'A Lamp here.\nThen a lamp there.';
    const directive = textDirective(text, place(text, 'lamp', 10), 'en');
    expect(directive).toMatchObject({ prefix: 'Then a', start: 'lamp', suffix: 'there' });
  });

  it('names as much around as is needed', () => {
    const text = '一盏灯在桌上很久了，二盏灯在桌上很久了。';
    const { prefix, start, suffix } = textDirective(text, place(text, '在桌上', 10), 'zh');
    expect(text.indexOf(prefix + start + suffix) + prefix.length).toBe(text.lastIndexOf('在桌上'));
  });

  it('begins and ends with whole words where a passage does not', () => {
    const { prefix, start, suffix } = directiveOf('我们在图书馆里读书。', '书馆里读');
    expect([prefix.endsWith('图'), start, suffix.startsWith('书')]).toEqual([true, '书馆里读', true]);
  });

  it('names a long passage by its beginning and its end', () => {
    const text = `Before it. ${Array.from({ length: 60 }, (_, number) => `word${number}`).join(' ')} after it.`;
    const { start, end } = textDirective(text, { start: 11, end: text.indexOf(' after') }, 'en');
    expect([start, end]).toEqual(['word0 word1 word2', 'word57 word58 word59']);
  });

  it('names passages of several paragraphs by their first and last words, each of one paragraph', () => {
    const directive = directiveOf(
      '起头。\n第一段的话。\n中间。\n最后一段的话。\n完。',
      '第一段的话。\n中间。\n最后一段的话。',
    );
    expect(directive).toMatchObject({ start: '第一段的话。', end: '最后一段的话。' });
    expect(Object.values(directive).join('')).not.toContain('\n');
  });

  it('finds context in the block before', () => {
    const text = '甲。\n灯。\n乙。\n灯。\n丙。';
    const { prefix, start } = textDirective(text, place(text, '灯。', 5), 'zh');
    expect([prefix, start]).toEqual(['乙。', '灯。']);
  });
});

describe('printDirective', () => {
  it('writes the signs of the grammar as codes', () => {
    const printed = printDirective({ prefix: 'a-b,', start: 'c & d-', end: '灯#', suffix: '%' });
    expect(printed).toBe('text=a%2Db%2C-,c%20%26%20d%2D,%E7%81%AF%23,-%25');
  });

  it('writes half of a pair as what stands for it', () => {
    expect(printDirective({ prefix: '', start: '\ud83c', end: '', suffix: '' })).toBe('text=%EF%BF%BD');
  });
});
