/** Formatters by zone: making one costs a hundred times as much as using it. Null for names that are no zone. */
const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** Says whether a name is one that Intl knows: `Asia/Shanghai`, `UTC`, `+08:00`. For commands to check their options with. */
export function isTimezone(name: string): boolean {
  return formatterFor(name) !== null;
}

/**
 * Turns the time that clocks in a zone show into UTC, as Temporal's "compatible" does: of a time that comes twice the first, and
 * a time that is skipped is moved on by the length of the gap.
 * @param wallSeconds seconds since 1970 as if the clock's time were UTC.
 * @param zone an IANA name; UTC stands in for one that `isTimezone` refuses.
 * @returns seconds since 1970, UTC.
 */
export function wallTimeToUtc(wallSeconds: number, zone: string): number {
  const formatter = zone === 'UTC' ? null : formatterFor(zone);
  if (!formatter) return wallSeconds;
  const before = offsetAt(formatter, wallSeconds - 86_400);
  const after = offsetAt(formatter, wallSeconds + 86_400);
  const early = wallSeconds - before;
  if (before === after || offsetAt(formatter, early) === before) return early;
  const late = wallSeconds - after;
  return offsetAt(formatter, late) === after ? late : early;
}

function formatterFor(zone: string): Intl.DateTimeFormat | null {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = makeFormatter(zone);
    formatters.set(zone, formatter);
  }
  return formatter;
}

function makeFormatter(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    // A RangeError is how Intl says that it does not know the name; there is no way to ask.
    return null;
  }
}

/** The zone's offset in seconds at an instant, from `11/23/2026, GMT+08:00`; old local times have seconds too. */
function offsetAt(formatter: Intl.DateTimeFormat, seconds: number): number {
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(formatter.format(seconds * 1000));
  if (!match) return 0;
  const size = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -size : size;
}
