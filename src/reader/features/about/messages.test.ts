import { describe, expect, it } from 'vitest';
import { en } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

describe('the words of the page', () => {
  it('name the same kinds of problems and files in every language', () => {
    for (const { kinds, fileKinds } of [zh, zhHant]) {
      expect(Object.keys(kinds)).toEqual(Object.keys(en.kinds));
      expect(Object.keys(fileKinds)).toEqual(Object.keys(en.fileKinds));
    }
  });

  it.each([en, zh, zhHant])('use all that they are given', (messages) => {
    for (const value of Object.values(messages)) {
      if (typeof value === 'string') expect(value.trim()).not.toBe('');
    }
    expect(messages.lead('A', 'B', 'C')).toMatch(/A.*B.*C/);
    expect(messages.leadSpan('A', 'B')).toMatch(/A.*B/);
    expect(messages.yearSummary('A', 'B', 'C', 'D')).toMatch(/A.*B.*C.*D/);
    expect(messages.monthOf('A', 'B', 'C')).toMatch(/A.*B.*C/);
    expect(messages.stripSummary('A', 'B', 'C')).toMatch(/A.*B.*C/);
    expect(messages.nearCopies('A', 'B')).toMatch(/A.*B/);
    expect(messages.growthLast('A', 'B')).toMatch(/A.*B/);
  });
});
