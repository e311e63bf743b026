import { describe, expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

function start() {
  const clock = { now: 0 };
  const limit = createRateLimit({ burst: 3, perSecond: 2, now: () => clock.now });
  const takes = (client: string, count: number) => Array.from({ length: count }, () => limit.take(client));
  return { clock, takes };
}

describe('createRateLimit', () => {
  test('lets a burst pass, then says when to come back', () => {
    const { takes } = start();
    expect(takes('192.0.2.1', 5)).toEqual([null, null, null, 1, 1]);
  });

  test('lets more pass as time goes by, and never more than a burst', () => {
    const { takes, clock } = start();
    takes('192.0.2.1', 3);
    clock.now = 500;
    expect(takes('192.0.2.1', 2)).toEqual([null, 1]);
    clock.now = 1_000_000;
    expect(takes('192.0.2.1', 4)).toEqual([null, null, null, 1]);
  });

  test('counts refused requests for nothing', () => {
    const { takes, clock } = start();
    takes('192.0.2.1', 100);
    clock.now = 500;
    expect(takes('192.0.2.1', 1)).toEqual([null]);
  });

  test.each([
    ['192.0.2.1', '192.0.2.2', 'two clients'],
    ['2001:db8:0:1::1', '2001:db8:0:1:ffff::9', 'one client'],
    ['2001:db8:0:1::1', '2001:db8:0:2::1', 'two clients'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', 'two clients'],
  ])('%s and %s are %s', (one, other, expected) => {
    const { takes } = start();
    takes(one, 3);
    expect(takes(other, 1)).toEqual([expected === 'two clients' ? null : 1]);
  });
});
