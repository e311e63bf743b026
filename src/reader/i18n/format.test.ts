// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest';

// The zone of a reader is that of the process here; formats keep the zone in which they were made.
vi.hoisted(() => {
  process.env.TZ = 'Asia/Shanghai';
});

const { formatArticleDate, formatListDate, formatNumber, isoDate } = await import('./format.ts');
/** Half past four in the afternoon in UTC; past midnight, in the next year, in Shanghai. */
const lastEvening = Date.UTC(2023, 11, 31, 16, 30) / 1000;
const in2024 = new Date('2024-06-01T00:00:00Z');

beforeAll(() => {
  expect(new Date(0).getTimezoneOffset()).toBe(-480);
});

describe('formatListDate', () => {
  it('gives the day alone in this year', () => {
    expect(formatListDate('en', lastEvening, in2024)).toBe('Jan 1');
    expect(formatListDate('zh-Hans', lastEvening, in2024)).toBe('1月1日');
  });

  it('adds the year to others', () => {
    expect(formatListDate('en', lastEvening - 3600, in2024)).toBe('Dec 31, 2023');
    expect(formatListDate('zh-Hans', lastEvening - 3600, in2024)).toBe('2023年12月31日');
    expect(formatListDate('en', lastEvening, new Date('2025-01-01T00:00:00Z'))).toBe('Jan 1, 2024');
  });

  it('gives days before 1970', () => {
    expect(formatListDate('en', -86_400, in2024)).toBe('Dec 31, 1969');
  });
});

describe('formatArticleDate', () => {
  it('gives day and time in the zone of the reader', () => {
    expect(formatArticleDate('en', lastEvening)).toMatch(/^January 1, 2024 at 12:30\sAM$/);
    expect(formatArticleDate('zh-Hans', lastEvening)).toBe('2024年1月1日 00:30');
  });
});

describe('isoDate', () => {
  it('gives the moment in UTC', () => {
    expect(isoDate(lastEvening)).toBe('2023-12-31T16:30:00.000Z');
  });
});

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000_000, '1,000,000'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber('en', value)).toBe(text);
    expect(formatNumber('zh-Hans', value)).toBe(text);
  });
});
