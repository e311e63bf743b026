import { describe, expect, it } from 'vitest';
import { plainAddress } from './plain-address.ts';

const cases: [title: string, address: string, plain: string][] = [
  ['campaigns', 'https://a.example/p?utm_source=x&utm_medium=y&UTM_ID=1', 'https://a.example/p'],
  ['clicks', 'https://a.example/p?fbclid=1&gclid=2&msclkid=3#top', 'https://a.example/p#top'],
  ['Taobao', 'https://a.example/p?spm=a2.b3&scm=1&id=7', 'https://a.example/p?id=7'],
  [
    'shares',
    'https://b.example/v?share_source=copy&share_medium=ios&vd_source=9&p=2',
    'https://b.example/v?p=2',
  ],
  [
    'the way a friend sent it',
    'https://a.example/p?from=timeline&isappinstalled=0&id=7',
    'https://a.example/p?id=7',
  ],
  [
    'dates that a page asks for stay',
    'https://a.example/p?from=2024-01-01&to=2024-02-01',
    'https://a.example/p?from=2024-01-01&to=2024-02-01',
  ],
  [
    'what WeChat needs stays',
    'https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&idx=1&sn=ab&chksm=c',
    'https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&idx=1&sn=ab&chksm=c',
  ],
  [
    'the rest stays letter by letter',
    'https://a.example/p?q=a%20b+c&flag&utm_term=1&x=%E7%81%AF',
    'https://a.example/p?q=a%20b+c&flag&x=%E7%81%AF',
  ],
  [
    'names that only look alike stay',
    'https://a.example/p?autm_source=1&spmx=2&shares=3',
    'https://a.example/p?autm_source=1&spmx=2&shares=3',
  ],
  [
    'a question mark in the end stays',
    'https://a.example/p#a?utm_source=1',
    'https://a.example/p#a?utm_source=1',
  ],
  ['a name in codes is read', 'https://a.example/p?utm%5Fsource=1', 'https://a.example/p'],
  ['no query', 'https://a.example/', 'https://a.example/'],
];

describe('plainAddress', () => {
  for (const [title, address, plain] of cases) it(title, () => expect(plainAddress(address)).toBe(plain));
});
