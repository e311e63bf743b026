import { describe, expect, it } from 'vitest';
import { countBits, missingMarks, numberMarks } from './number-marks.ts';

describe('numberMarks', () => {
  it.each([
    ['width', '最高28度，成交3012.33点', '最高２８度，成交３０１２．３３点'],
    ['marks between thousands', '共1,000人', '共1000人'],
    ['zeros in front', '2025-03-08', '2025年3月8日'],
    ['traditional forms', '二十八萬人', '二十八万人'],
    [
      'the time at which a page was made',
      '2025-03-12 10:22 来源：远望网',
      '2025年03月12日 08:05:31 作者：方圆',
    ],
    ['single Han digits', '一个人', '三个人'],
  ])('does not mind %s', (_, one, other) => {
    expect(numberMarks(other)).toBe(numberMarks(one));
  });

  it.each([
    ['one digit', '最高28度', '最高29度'],
    ['a fraction', '报3012.33点', '报3012.34点'],
    ['Han digits', '第一百二十三期', '第一百二十四期'],
    ['a number right behind Han digits', '二十三5个', '二十三6个'],
  ])('tells texts apart by %s', (_, one, other) => {
    expect(numberMarks(other)).not.toBe(numberMarks(one));
  });

  it('leaves the highest bit to the signature', () => {
    const many = Array.from({ length: 400 }, (_, index) => `${index * 7}元`).join('，');
    expect(numberMarks(many) >>> 31).toBe(0);
  });

  it('keeps a part of many numbers that a cut copy keeps too', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `第${index}号，价格${index * 13}元。`);
    const whole = numberMarks(lines.join('\n'));
    expect(countBits(whole)).toBeGreaterThan(4);
    expect(countBits(whole)).toBeLessThanOrEqual(28);
    const other = lines.map((_, index) => `第${index + 1000}号，价格${index * 17 + 5000}元。`).join('\n');
    expect(missingMarks(whole, numberMarks(other))).toBeGreaterThan(0);
    expect(missingMarks(whole, numberMarks(`${lines.join('\n')}\n电话 110`))).toBe(0);
  });
});

describe('missingMarks', () => {
  it('counts what the smaller set has alone', () => {
    expect(missingMarks(0b0110, 0b1111)).toBe(0);
    expect(missingMarks(0b1111, 0b0110)).toBe(0);
    expect(missingMarks(0b0011, 0b1110)).toBe(1);
    expect(missingMarks(0, 0b1110)).toBe(0);
  });
});

describe('countBits', () => {
  it('counts the bits of signed and unsigned numbers', () => {
    expect([0, 1, 0xff, -1, 0x8000_0000].map(countBits)).toEqual([0, 1, 8, 32, 1]);
  });
});
