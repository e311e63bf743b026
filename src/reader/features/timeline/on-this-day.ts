import type { List } from '#contract/list-index.ts';

/** A day of an earlier year with articles; `date` as addresses name it. */
export type Anniversary = { year: number; date: string; count: number };

/** The days of earlier years that bear today's month and day, the latest first. Today is that of the reader's calendar. */
export function onThisDay(lists: readonly { list: Pick<List, 'months'> }[], today: Date): Anniversary[] {
  const counts = new Map<number, number>();
  for (const [month, days] of lists.flatMap(({ list }) => list.months)) {
    const year = Math.floor(month / 100);
    const count = days[today.getDate() - 1] ?? 0;
    if (count === 0 || month % 100 !== today.getMonth() + 1 || year >= today.getFullYear()) continue;
    counts.set(year, (counts.get(year) ?? 0) + count);
  }
  const monthAndDay = [today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, '0'));
  return [...counts]
    .sort(([a], [b]) => b - a)
    .map(([year, count]) => ({ year, date: [year, ...monthAndDay].join('-'), count }));
}
