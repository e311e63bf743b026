import { describe, expect, it } from 'vitest';
import { en } from './messages/en.ts';
import { zh } from './messages/zh.ts';

describe('the words of the page', () => {
  it('name the same kinds of problems and files in both languages', () => {
    expect(Object.keys(zh.kinds)).toEqual(Object.keys(en.kinds));
    expect(Object.keys(zh.fileKinds)).toEqual(Object.keys(en.fileKinds));
  });

  it.each([en, zh])('use all that they are given', (messages) => {
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
