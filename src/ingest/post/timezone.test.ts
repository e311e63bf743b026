import { describe, expect, it } from 'vitest';
import { isTimezone, wallTimeToUtc } from './timezone.ts';

const utc = (wall: string, zone: string): string =>
  new Date(wallTimeToUtc(Date.parse(`${wall}:00Z`) / 1000, zone) * 1000).toISOString().slice(0, 16);

describe('wallTimeToUtc', () => {
  it('follows summer time', () => {
    expect(utc('2021-01-15T12:00', 'America/New_York')).toBe('2021-01-15T17:00');
    expect(utc('2021-07-15T12:00', 'America/New_York')).toBe('2021-07-15T16:00');
    expect(utc('2021-03-14T01:59', 'America/New_York')).toBe('2021-03-14T06:59');
    expect(utc('2021-03-14T03:00', 'America/New_York')).toBe('2021-03-14T07:00');
  });

  it('moves a time that is skipped on by the gap', () => {
    expect(utc('2021-03-14T02:30', 'America/New_York')).toBe('2021-03-14T07:30');
  });

  it('takes the first of a time that comes twice', () => {
    expect(utc('2021-11-07T01:30', 'America/New_York')).toBe('2021-11-07T05:30');
    expect(utc('2021-11-07T02:30', 'America/New_York')).toBe('2021-11-07T07:30');
  });

  it('knows the past and odd offsets', () => {
    expect(utc('1988-07-01T12:00', 'Asia/Shanghai')).toBe('1988-07-01T03:00');
    expect(utc('2021-07-01T12:00', 'Asia/Kathmandu')).toBe('2021-07-01T06:15');
    expect(utc('2021-07-01T12:00', '+08:00')).toBe('2021-07-01T04:00');
  });

  it('skips the day that Samoa skipped', () => {
    expect(utc('2011-12-29T12:00', 'Pacific/Apia')).toBe('2011-12-29T22:00');
    expect(utc('2011-12-31T12:00', 'Pacific/Apia')).toBe('2011-12-30T22:00');
  });

  it('takes a zone that does not exist for UTC', () => {
    expect(utc('2021-07-01T12:00', 'Mars/Olympus')).toBe('2021-07-01T12:00');
  });
});

describe('isTimezone', () => {
  it('knows the names that Intl knows', () => {
    expect(['UTC', 'Asia/Shanghai', '+08:00'].every(isTimezone)).toBe(true);
    expect(['', 'Mars/Olympus', 'UTC+8'].some(isTimezone)).toBe(false);
  });
});
