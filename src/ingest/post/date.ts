import type { Problem } from '#ingest/problem.ts';
import { wallTimeToUtc } from './timezone.ts';
import type { Value } from './yaml.ts';

const clock = String.raw`(?<hour>\d{1,2})[:：](?<minute>\d{1,2})(?:[:：](?<second>\d{1,2})(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\b\.?)?`;
const zone = String.raw`\s*(?<zone>[a-z]{1,5})?\s*(?<offset>[+-]\d{1,2}(?::?\d{2})?)?\s*(?:\([^()]*\))?`;
const weekday = String.raw`(?:[a-z]{3,9}\.?,?\s+)?`;
const monthName = String.raw`(?<monthName>[a-z]{3,9})\.?`;

const forms = [
  // 2021-03-21 16:41:54, 2021/3/21, ISO 8601 and YAML timestamps
  String.raw`(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:(?:\s*t\s*|,?\s+)${clock}${zone})?`,
  // Tue, 08 Feb 2022 20:26:00 GMT (RFC 822, 850, 1123, 5322)
  String.raw`${weekday}(?<day>\d{1,2})[ -]${monthName},?[ -](?<year>\d{4}|\d{2})(?:,?\s+${clock}${zone})?`,
  // Wed Mar 16 2022 14:33:42 GMT+0800 (中国标准时间); March 16, 2022 at 6:33 PM
  String.raw`${weekday}${monthName}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?:,?\s+(?:at\s+)?${clock}${zone})?`,
  // Wed Mar 16 14:33:42 +0800 2022, as C, Ruby and date(1) write
  String.raw`${weekday}${monthName}\s+(?<day>\d{1,2})\s+${clock}${zone}\s+(?<year>\d{4})`,
  // 2021年3月21日 下午4:41
  String.raw`(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号]?(?:\s*(?:星期|周)[一二三四五六日天])?` +
    String.raw`(?:\s*(?<half>上午|下午|凌晨|早上|中午|晚上)?\s*(?<hour>\d{1,2})[:：时點点](?<minute>\d{1,2})(?:[:：分](?<second>\d{1,2})?秒?)?${zone})?`,
  // 20210321T164154Z
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:t?(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?${zone})?`,
].map((form) => new RegExp(`^${form}$`, 'i'));

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zones that dates name, in hours. RFC 822 defines the American ones: CST is Chicago, not Shanghai. */
const zoneHours: Readonly<Record<string, number>> = {
  ...{
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
  },
  ...{ akst: -9, akdt: -8, hst: -10, bst: 1, west: 1, cet: 1, cest: 2, eet: 2, eest: 3, msk: 3, ist: 5.5 },
  ...{ hkt: 8, sgt: 8, awst: 8, jst: 9, kst: 9, aest: 10, aedt: 11, nzst: 12, nzdt: 13 },
};

/** Machine-made times: seconds or milliseconds of the years 2001 to 2099, which nothing else looks like. */
const epoch = /^(\d{10})(?:\.\d+|\d{3})?$/;
const maxEpoch = 4_102_444_800;

/** Longer texts are no dates. */
const maxLength = 100;

/**
 * Reads a date in any form that feeds, blogs and programs write.
 * @param options.timezone for dates that name no zone: an IANA name.
 * @returns seconds since 1970 in UTC; `null` when the text is no date or names a day that does not exist, or a year outside
 * 1000 to 9999, which only broken programs write.
 */
export function parseDate(text: string, options: { timezone: string }): number | null {
  if (text.length > maxLength) return null;
  const seconds = epoch.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds) < maxEpoch ? Number(seconds) : null;
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts) return toInstant(parts, options.timezone);
  }
  return null;
}

/** Reads a date field: `null` with `date-missing` when there is nothing, with `date-invalid` when it is no date. */
export function readDate(
  value: Value | undefined,
  options: { timezone: string },
): { date: number | null; problems: Problem[] } {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return {
      date: null,
      problems: [{ code: 'date-missing', detail: 'the post names no date; it is sorted last' }],
    };
  }
  const date = typeof value === 'string' ? parseDate(value.trim(), options) : null;
  const written = typeof value === 'string' ? `"${value.trim().slice(0, 60)}"` : 'the date';
  const detail = `${written} is no date; write it like 2026-11-23 08:30:00 +0800`;
  return { date, problems: date === null ? [{ code: 'date-invalid', detail }] : [] };
}

type Parts = { [name: string]: string | undefined };

function toInstant(parts: Parts, timezone: string): number | null {
  const day = dayOf(parts);
  const time = timeOf(parts);
  if (day === null || time === null) return null;
  const wall = day + time;
  const offset = offsetOf(parts);
  if (offset === undefined) return wallTimeToUtc(wall, timezone);
  return offset === null ? null : wall - offset;
}

/** Seconds from 1970 to the day's midnight. */
function dayOf(parts: Parts): number | null {
  const year = fullYear(parts.year ?? '');
  const named = parts.monthName?.toLowerCase();
  const month = named === undefined ? Number(parts.month) : months.indexOf(named.slice(0, 3)) + 1;
  const day = Number(parts.day);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1000 && month >= 1 && month <= 12 && date.getUTCDate() === day;
  return isReal ? date.getTime() / 1000 : null;
}

/** Two digits stand for 1950 to 2049 (RFC 5322, 4.3). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** Seconds from midnight. 24:00:00 is the next midnight (ISO 8601), and the sixtieth second exists now and then. */
function timeOf(parts: Parts): number | null {
  const hour = fullHour(Number(parts.hour ?? 0), parts.half?.toLowerCase());
  const minute = Number(parts.minute ?? 0);
  const second = Number(parts.second ?? 0);
  const time = hour * 3600 + minute * 60 + second;
  return hour < 0 || hour > 24 || minute > 59 || second > 60 || (hour === 24 && time > 86_400) ? null : time;
}

function fullHour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (half === 'a' || half === 'p') return hour < 1 || hour > 12 ? -1 : (hour % 12) + (half === 'p' ? 12 : 0);
  const isLate = half === '下午' || half === '晚上' || (half === '中午' && hour < 3);
  return isLate && hour < 12 ? hour + 12 : hour;
}

/** Seconds east of Greenwich; undefined when the date names no zone that is known, `null` when it names an impossible one. */
function offsetOf({ zone: name, offset }: Parts): number | null | undefined {
  if (offset === undefined) {
    const hours = name === undefined ? undefined : zoneHours[name.toLowerCase()];
    return hours === undefined ? undefined : hours * 3600;
  }
  const digits = offset.slice(1).replace(':', '').padStart(2, '0');
  const hours = Number(digits.slice(0, -2) || digits);
  const minutes = digits.length > 2 ? Number(digits.slice(-2)) : 0;
  if (hours > 14 || minutes > 59) return null;
  return (hours * 3600 + minutes * 60) * (offset.startsWith('-') ? -1 : 1);
}
