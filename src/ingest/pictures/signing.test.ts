import { expect, it } from 'vitest';
import { signTarget } from '#contract/proxy-url.ts';
import { openSigner } from './signing.ts';

it.each([
  'http://a.example/b.png',
  'https://a.example/%E5%9B%BE.jpg?x=1&y=%20',
  `https://a.example/${'long/'.repeat(500)}`,
  'https://a.example/图 片.jpg',
])('signs as the proxy checks: %.40s', async (target) => {
  for (const key of ['sixteen characters', '钥匙'.repeat(40)])
    expect(openSigner({ scheme: 'lectern', key })(target)).toBe(await signTarget(target, key));
});

it('signs as camo checks', () => {
  // The example of go-camo's README.
  expect(openSigner({ scheme: 'camo', key: 'test' })('http://golang.org/doc/gopher/frontpage.png')).toBe(
    '0f6def1cb147b0e84f39cbddc5ea10c80253a6f3',
  );
});
