import { expect, test } from 'vitest';
import { PUBLIC_ADDRESS } from './handlers.ts';
import { type Answers, redirectsTo, sends, startLoopback } from './loopback.ts';
import { png } from './picture-bytes.ts';

const tries = 1000;
const privateAddresses = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1'];

/** Answers of a name that changes its mind: by turns public, private, and both. */
function changing(): Answers {
  return {
    sequence: Array.from({ length: tries * 2 }, (_, lookup) => {
      const inner = privateAddresses[lookup % privateAddresses.length] ?? '127.0.0.1';
      return (
        [[PUBLIC_ADDRESS], [inner], [PUBLIC_ADDRESS, inner], [inner, PUBLIC_ADDRESS]][lookup % 4] ?? [inner]
      );
    }),
  };
}

test('a name that changes its answer never leads to a private address, in 1,000 tries', async () => {
  const loopback = await startLoopback({
    limits: { failureMs: 0, maxCachedPictures: 0 },
    dns: { 'rebind.pub.test': changing(), 'first.pub.test': [PUBLIC_ADDRESS] },
    routes: {
      'rebind.pub.test/a.png': sends(png()),
      'first.pub.test/a.png': redirectsTo('http://rebind.pub.test/a.png'),
    },
  });
  const statuses = new Map<number, number>();
  for (let number = 0; number < tries; number += 1) {
    const host = number % 3 === 0 ? 'first' : 'rebind';
    const response = await loopback.ask(`http://${host}.pub.test/a.png?${number}`);
    await response.arrayBuffer();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  }
  // A quarter of the answers is public and nothing else.
  expect(Object.fromEntries(statuses)).toEqual({ 200: tries / 4, 403: (tries * 3) / 4 });
  expect(loopback.lookups.get('rebind.pub.test')).toBe(tries);
  expect(new Set(loopback.connections)).toEqual(new Set([`${PUBLIC_ADDRESS}:80`]));
});
