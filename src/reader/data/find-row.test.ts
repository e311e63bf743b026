// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '#contract/row.ts';
import { everything, type View } from '#contract/view.ts';
import { memoryArchive } from '#reader/testing/memory-archive.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { findAmong, findInList, type RowAnchor, standsBehind } from './find-row.ts';
import { planQuery } from './plan-view.ts';
import { createQueryClient } from './query-client.ts';

afterEach(() => vi.unstubAllGlobals());

/** Ten days with two articles each, the newest first, and two articles without a date. */
const rows: Row[] = [
  ...Array.from({ length: 20 }, (_, number) =>
    sampleRow({ id: `r${10 + number}`, date: 1_700_000_000 - Math.floor(number / 2) * 86_400 }),
  ),
  sampleRow({ id: 'u1', date: null }),
  sampleRow({ id: 'u2', date: null }),
];

async function find(anchor: RowAnchor, view: View = everything, left: readonly Row[] = rows) {
  const archive = memoryArchive(left);
  vi.stubGlobal('fetch', archive.fetch);
  const client = createQueryClient();
  const plan = await client.fetchQuery(planQuery(archive.manifest, view));
  if (plan.kind !== 'list') throw new Error('not a list');
  archive.asked.length = 0;
  const position = await findInList(client, plan, { anchor, order: view.order });
  return { position, asked: archive.asked };
}

describe('finding a row in a list', () => {
  it.each(rows.map((row, index) => [row.id, index] as const))('finds %s at %i', async (id, index) => {
    const { position, asked } = await find(rows[index] ?? { id, date: null });
    expect(position).toBe(index);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('finds it in the other order', async () => {
    const oldest: View = { ...everything, order: 'oldest' };
    expect((await find(sample(0), oldest)).position).toBe(19);
    expect((await find(sample(19), oldest)).position).toBe(0);
    expect((await find(sample(20), oldest)).position).toBe(20);
  });

  it.each(rows.map((row, index) => [row.id, index] as const))(
    'puts %s, when it is gone, where the next one stands',
    async (id, index) => {
      const left = rows.filter((row) => row.id !== id);
      const { position } = await find(sample(index), everything, left);
      expect(position).toBe(Math.min(index, left.length - 1));
    },
  );

  it('puts one of a day that has no others between its neighbours', async () => {
    const left = rows.filter(({ date }) => date !== sample(6).date);
    expect((await find(sample(6), everything, left)).position).toBe(6);
    expect((await find({ id: 'later', date: 1_800_000_000 })).position).toBe(0);
    expect((await find({ id: 'earlier', date: 1 })).position).toBe(20);
  });

  it('finds nothing in an empty list', async () => {
    expect((await find(sample(0), everything, [])).position).toBeNull();
  });
});

describe('finding a row among those that are here', () => {
  it('waits while the row may still come', () => {
    const isPast = standsBehind(sample(9), 'newest');
    expect(findAmong(rows.slice(0, 8), sample(9), isPast)).toBeNull();
    expect(findAmong(rows.slice(0, 12), sample(9), isPast)).toBe(9);
  });

  it('stops where a row that is gone would stand, in both orders', () => {
    const left = rows.filter((_, index) => index !== 9);
    expect(findAmong(left, sample(9), standsBehind(sample(9), 'newest'))).toBe(9);
    const oldest = left.filter(({ date }) => date !== null).reverse();
    expect(findAmong(oldest, sample(9), standsBehind(sample(9), 'oldest'))).toBe(10);
  });
});

function sample(index: number): Row {
  const row = rows[index];
  if (!row) throw new Error('no such row');
  return row;
}
