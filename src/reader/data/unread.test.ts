// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { everything } from '#contract/view.ts';
import { changeMark } from '#reader/state/marks.ts';
import { memoryArchive } from '#reader/testing/memory-archive.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { planQuery } from './plan-view.ts';
import { shardQuery } from './queries.ts';
import { type Cursor, scan } from './scan.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('what is unread is looked up once for each visit to the list', async () => {
  const archive = memoryArchive(['a', 'b', 'c'].map((id, date) => sampleRow({ id, date })));
  vi.stubGlobal('fetch', archive.fetch);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const unread = async (visit: string): Promise<string> => {
    const view = { ...everything, is: 'unread' } as const;
    const plan = await client.fetchQuery(planQuery(archive.manifest, view, visit));
    if (plan.kind !== 'scan') throw new Error('unread rows are searched for');
    expect(plan.total).toBeNull();
    const start: Cursor = [0];
    const { rows } = await scan(plan.plan, start, (name) => client.fetchQuery(shardQuery(name)));
    return rows.map(({ id }) => id).join('');
  };
  await changeMark(['b'], { read: true });
  expect(await unread('first')).toBe('ca');
  await changeMark(['c'], { read: true });
  expect(await unread('first')).toBe('ca');
  expect(await unread('second')).toBe('a');
});
