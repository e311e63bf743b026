import { describe, expect, it } from 'vitest';
import {
  mastodonInstance,
  mastodonUrl,
  type Shared,
  type ShareTarget,
  shorten,
  targetUrl,
} from './share-targets.ts';

/** Everything that an address gives a meaning, and what is no character. */
const hostile = '灯 & 火 #1 + 100% = “夜读” <b>🏮👨‍👩‍👧\ud83c é\u202e';
/** As URLs hold it: half of a pair is U+FFFD. */
const readBack = hostile.replaceAll(/\p{Cs}/gu, '\ufffd');
const shared: Shared = {
  url: 'https://reader.example.com/sub/a/lamp#q=12,3,k2:~:text=%E7%81%AF%2D',
  title: hostile,
  text: `${hostile} again`,
};

/** Where each service reads the address and the words. */
const fields: Record<Exclude<ShareTarget, 'email'>, [place: string, words: string, summary?: string]> = {
  weibo: ['https://service.weibo.com/share/share.php', 'title'],
  qq: ['https://connect.qq.com/widget/shareqq/index.html', 'title', 'summary'],
  qzone: ['https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey', 'title', 'summary'],
  telegram: ['https://t.me/share/url', 'text'],
  x: ['https://x.com/intent/post', 'text'],
};

describe('targetUrl', () => {
  for (const [target, [place, words, summary]] of Object.entries(fields)) {
    it(`gives ${target} the address and the words as they are`, () => {
      const url = new URL(targetUrl(target as ShareTarget, shared));
      expect(url.origin + url.pathname).toBe(place);
      expect(url.searchParams.get('url')).toBe(shared.url);
      expect(url.searchParams.get(words)).toBe(readBack);
      if (summary) expect(url.searchParams.get(summary)).toBe(`${readBack} again`);
      expect(url.hash).toBe('');
      expect(url.href, 'no + for a space: not everyone reads it so').not.toContain('+');
    });
  }

  it('writes a letter with lines of its own', () => {
    const url = targetUrl('email', { ...shared, text: '第一句\n第二句' });
    const [address, query = ''] = url.split('?');
    expect(address).toBe('mailto:');
    const decoded = Object.fromEntries(
      query.split('&').map((field) => field.split('=').map(decodeURIComponent)),
    );
    expect(decoded).toEqual({ subject: readBack, body: `第一句 第二句\r\n\r\n${shared.url}` });
  });

  it('leaves out what there is not', () => {
    expect(new URL(targetUrl('qq', { ...shared, text: '' })).searchParams.has('summary')).toBe(false);
    expect(decodeURIComponent(targetUrl('email', { ...shared, text: '' }))).toContain(`body=${shared.url}`);
  });

  it('shortens what a service has no room for', () => {
    const words = new URL(targetUrl('x', { ...shared, title: '灯'.repeat(300) })).searchParams.get('text');
    expect(words).toBe(`${'灯'.repeat(99)}…`);
  });
});

describe('mastodonUrl', () => {
  it('gives the server a post', () => {
    const url = new URL(mastodonUrl('social.example', shared));
    expect(url.origin + url.pathname).toBe('https://social.example/share');
    expect(url.searchParams.get('text')).toBe(`${readBack}\n${shared.url}`);
  });
});

describe('mastodonInstance', () => {
  const cases: [typed: string, instance: string | null][] = [
    ['mastodon.social', 'mastodon.social'],
    [' Mastodon.Social ', 'mastodon.social'],
    ['https://mastodon.social/home?x', 'mastodon.social'],
    ['@me@fosstodon.org', 'fosstodon.org'],
    ['me@fosstodon.org', 'fosstodon.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['http://mastodon.social', null],
    ['javascript://mastodon.social/%0aalert(1)', null],
    ['https://me:secret@mastodon.social:444', null],
    ['mastodon.social:8443', null],
    ['localhost', null],
    ['127.0.0.1', null],
    ['[::1]', null],
    ['', null],
    ['two words.example', null],
  ];
  for (const [typed, instance] of cases) {
    it(`${instance === null ? 'refuses' : 'takes'} ${JSON.stringify(typed)}`, () =>
      expect(mastodonInstance(typed)).toBe(instance));
  }
});

describe('shorten', () => {
  it('does not cut a character in two', () => expect(shorten('🏮🏮🏮', 2)).toBe('🏮…'));
  it('makes one line', () => expect(shorten(' a\n\n b ', 9)).toBe('a b'));
});
