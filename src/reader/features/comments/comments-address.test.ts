import { describe, expect, it } from 'vitest';
import type { Comments } from '#contract/site.ts';
import { type CommentsOf, commentsAddress, giscusTheme } from './comments-address.ts';

const of: CommentsOf = {
  article: { id: '3k9v', title: '书 & 案' },
  siteRoot: 'https://reader.example.com/desk/',
  language: 'zh-Hant',
  theme: 'black',
  session: 's',
};

const giscus: Comments = {
  provider: 'giscus',
  site: 'https://giscus.app',
  repo: 'a/b',
  repoId: 'R_1',
  category: 'General',
  categoryId: 'D_1',
};

describe('commentsAddress', () => {
  it('is giscus’ widget for the article', () => {
    const address = new URL(commentsAddress(giscus, of));
    expect(address.origin + address.pathname).toBe('https://giscus.app/zh-TW/widget');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      origin: 'https://reader.example.com/desk/a/3k9v',
      ...{ term: 'a/3k9v', strict: '1', description: '书 & 案', theme: 'dark', session: 's', repo: 'a/b' },
    });
  });

  it('is the page of a Waline server', () => {
    const address = new URL(commentsAddress({ provider: 'waline', site: 'https://w.example/x' }, of));
    expect(address.origin + address.pathname).toBe('https://w.example/x/');
    expect(Object.fromEntries(address.searchParams)).toEqual({ path: '/desk/a/3k9v', lng: 'zh-TW' });
  });
});

it.each([
  [undefined, 'preferred_color_scheme'],
  ['contrast', 'preferred_color_scheme'],
  ['dark', 'dark'],
  ['black', 'dark'],
  ['sepia', 'light'],
])('shows giscus for the theme %s as %s', (theme, expected) => {
  expect(giscusTheme(theme)).toBe(expected);
});
