import { describe, expect, test } from 'vitest';
import { createLru } from './lru.ts';

describe('createLru', () => {
  const create = (maxCount: number, maxSize: number) => {
    const clock = { now: 0 };
    const lru = createLru<string>({
      maxCount,
      maxSize,
      sizeOf: (value) => value.length,
      now: () => clock.now,
    });
    return { clock, lru };
  };

  test('drops the least recently used', () => {
    const { lru } = create(2, 100);
    lru.set('a', '1', 10);
    lru.set('b', '2', 10);
    lru.get('a');
    lru.set('c', '3', 10);
    expect(['a', 'b', 'c'].map(lru.get)).toEqual(['1', undefined, '3']);
  });

  test('keeps within its size, keys counted', () => {
    const { lru } = create(100, 10);
    lru.set('a', '1234', 10);
    lru.set('b', '1234', 10);
    lru.set('c', '1', 10);
    expect(['a', 'b', 'c'].map(lru.get)).toEqual([undefined, '1234', '1']);
  });

  test('does not take what is larger than all of it', () => {
    const { lru } = create(100, 10);
    lru.set('a', '1', 10);
    lru.set('b', '1234567890', 10);
    expect(['a', 'b'].map(lru.get)).toEqual(['1', undefined]);
  });

  test('replaces without counting twice', () => {
    const { lru } = create(100, 10);
    for (let round = 0; round < 5; round += 1) lru.set('a', '1234', 10);
    lru.set('b', '1234', 10);
    expect(['a', 'b'].map(lru.get)).toEqual(['1234', '1234']);
  });

  test('forgets what is past its time', () => {
    const { lru, clock } = create(100, 100);
    lru.set('a', '1', 10);
    clock.now = 9;
    expect(lru.get('a')).toBe('1');
    clock.now = 10;
    expect(lru.get('a')).toBeUndefined();
  });
});
