import { describe, expect, it } from 'vitest';
import { parseDate, readDate } from './date.ts';

const iso = (text: string, timezone = 'UTC'): string | null => {
  const date = parseDate(text, { timezone });
  return date === null ? null : new Date(date * 1000).toISOString().replace('.000', '');
};

describe('parseDate', () => {
  const dates: [text: string, date: string][] = [
    // RFC 822 and its successors
    ['Tue, 08 Feb 2022 20:26:00 GMT', '2022-02-08T20:26:00Z'],
    ['8 Feb 2022 20:26 +0800', '2022-02-08T12:26:00Z'],
    ['Tue, 08 February 22 20:26:00 EST', '2022-02-09T01:26:00Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Mon, 01 Jan 2024 00:00:00 -0330', '2024-01-01T03:30:00Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00Z'],
    // ISO 8601, YAML and what people type
    ['2021-03-21T16:41:54Z', '2021-03-21T16:41:54Z'],
    ['2021-03-21T16:41:54.999+08:00', '2021-03-21T08:41:54Z'],
    ['2021-03-21t16:41:54', '2021-03-21T16:41:54Z'],
    ['2021-03-21 16:41:54', '2021-03-21T16:41:54Z'],
    ['2021-03-21 16:41', '2021-03-21T16:41:00Z'],
    ['2021-3-1 6:1:2', '2021-03-01T06:01:02Z'],
    ['2021-03-21 16:41:54 -5', '2021-03-21T21:41:54Z'],
    ['2021-03-21 16:41:54 UTC+8', '2021-03-21T08:41:54Z'],
    ['2021/03/21 16:41', '2021-03-21T16:41:00Z'],
    ['2021.3.21', '2021-03-21T00:00:00Z'],
    ['2021-03-21', '2021-03-21T00:00:00Z'],
    ['2021-03-21 24:00:00', '2021-03-22T00:00:00Z'],
    ['20210321T164154Z', '2021-03-21T16:41:54Z'],
    ['20210321', '2021-03-21T00:00:00Z'],
    // Chinese
    ['2021年3月21日 16:41', '2021-03-21T16:41:00Z'],
    ['2021年03月21日', '2021-03-21T00:00:00Z'],
    ['2021年3月21日 星期日 下午4:41', '2021-03-21T16:41:00Z'],
    ['2021 年 3 月 21 日 16时41分54秒', '2021-03-21T16:41:54Z'],
    // Programs
    ['Wed Mar 16 2022 14:33:42 GMT+0800 (中国标准时间)', '2022-03-16T06:33:42Z'],
    ['Wed Mar 16 06:33:42 2022', '2022-03-16T06:33:42Z'],
    ['Wed Mar 16 14:33:42 +0800 2022', '2022-03-16T06:33:42Z'],
    ['March 16, 2022 at 6:33 PM', '2022-03-16T18:33:00Z'],
    ['Mar 16, 2022, 12:05 a.m.', '2022-03-16T00:05:00Z'],
    ['1616344914', '2021-03-21T16:41:54Z'],
    ['1616344914000', '2021-03-21T16:41:54Z'],
    // The calendar
    ['2020-02-29', '2020-02-29T00:00:00Z'],
    ['2000-02-29', '2000-02-29T00:00:00Z'],
    ['1969-07-20 20:17:40', '1969-07-20T20:17:40Z'],
  ];
  it.each(dates)('reads %j', (text, date) => {
    expect(iso(text)).toBe(date);
  });

  const noDates = [
    ...[
      'Invalid Date',
      'null',
      'undefined',
      'NaN',
      'yesterday',
      '',
      '2021',
      '2021-03',
      '0',
      '12345',
      '99999999999999',
    ],
    ...['2021-02-31', '2021-02-29', '1900-02-29', '2021-04-31', '2021-13-01', '2021-00-10', '2021-01-00'],
    ...['Mon, 31 Feb 2022 00:00:00 GMT', '31 Foo 2022', '2021年2月30日', '20210231'],
    ...[
      '2021-01-01 24:61',
      '2021-01-01 24:00:01',
      '2021-01-01 25:00',
      '2021-01-01 10:60',
      '2021-01-01 10:00:61',
    ],
    ...['March 16, 2022 at 13:00 PM', '2021-01-01 10:00 +9900', '2021-01-01 10:00 +0860'],
    ...[
      '0000-01-01',
      '0001-01-01T00:00:00Z',
      '99999-01-01',
      '+02021-01-01',
      '2021-01/01',
      `2021-01-01${' '.repeat(100)}`,
    ],
  ];
  it.each(noDates)('finds no date in %j', (text) => {
    expect(iso(text)).toBeNull();
  });

  it('reads a date without a zone in the one that is given', () => {
    expect(iso('2021-03-21 16:41:54', 'Asia/Shanghai')).toBe('2021-03-21T08:41:54Z');
    expect(iso('2021-07-01 12:00', 'Europe/Berlin')).toBe('2021-07-01T10:00:00Z');
    expect(iso('2021-07-01 12:00 Somewhere', 'Europe/Berlin')).toBeNull();
    expect(iso('2021-07-01 12:00 XYZ', 'Europe/Berlin')).toBe('2021-07-01T10:00:00Z');
  });

  it('keeps to the zone that a date names', () => {
    expect(iso('Tue, 08 Feb 2022 20:26:00 GMT', 'Asia/Shanghai')).toBe('2022-02-08T20:26:00Z');
    expect(iso('1616344914', 'Asia/Shanghai')).toBe('2021-03-21T16:41:54Z');
  });
});

describe('readDate', () => {
  const codeOf = (value: Parameters<typeof readDate>[0]): string | undefined =>
    readDate(value, { timezone: 'UTC' }).problems[0]?.code;

  it('tells a date that is missing from one that is none', () => {
    expect(codeOf(undefined)).toBe('date-missing');
    expect(codeOf(' ')).toBe('date-missing');
    expect(codeOf('Invalid Date')).toBe('date-invalid');
    expect(codeOf('null')).toBe('date-invalid');
    expect(codeOf(['2021-01-01'])).toBe('date-invalid');
    expect(codeOf(' 2021-01-01 ')).toBeUndefined();
  });
});
