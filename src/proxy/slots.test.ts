import { describe, expect, test } from 'vitest';
import { createSlots } from './slots.ts';

const limits = { total: 1, perHost: 1, queue: 2, queueMs: 10_000 };
const never = new AbortController().signal;

describe('createSlots', () => {
  test('gives places in turn', async () => {
    const slots = createSlots(limits);
    const order: string[] = [];
    const first = await slots.take('a', never);
    const others = ['b', 'c'].map(async (host) => {
      const free = await slots.take(host, never);
      order.push(host);
      free();
    });
    expect(order).toEqual([]);
    first();
    await Promise.all(others);
    expect(order).toEqual(['b', 'c']);
  });

  test('frees a place once, however often it is told to', async () => {
    const slots = createSlots({ ...limits, queueMs: 1 });
    const free = await slots.take('a', never);
    free();
    free();
    await slots.take('b', never);
    await expect(slots.take('c', never)).rejects.toMatchObject({ code: 'busy' });
  });

  test('lets those pass whose host has room', async () => {
    const slots = createSlots({ ...limits, total: 2 });
    await slots.take('a', never);
    void slots.take('a', never);
    await expect(slots.take('b', never)).resolves.toBeTypeOf('function');
  });

  test('loses no place when one is given and its taker leaves in the same moment', async () => {
    const slots = createSlots(limits);
    const free = await slots.take('a', never);
    const leaving = new AbortController();
    const waiting = slots.take('b', leaving.signal);
    free();
    leaving.abort();
    await waiting.then(
      (release) => release(),
      () => {},
    );
    await expect(slots.take('c', AbortSignal.timeout(1000))).resolves.toBeTypeOf('function');
  });
});
