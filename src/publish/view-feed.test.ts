import { expect, it } from 'vitest';
import { everything, type View } from '#contract/view.ts';
import { viewFeed } from './view-feed.ts';

const address = 'https://reader.example.com/';
const site = {
  title: '书案',
  address,
  imageProxy: null,
  base: '/',
  description: null,
  language: null,
  feeds: null,
};

const feedOf = (view: Partial<View>) =>
  JSON.parse(
    viewFeed('json', { ...everything, ...view }, { site, items: [], self: `${address}feed.json`, hub: null }),
  );

it('is called after its view, and leads to it', () => {
  const { title, home_page_url: home } = feedOf({
    categories: [['编程', 'A/B']],
    words: '<芯片>',
    from: '2023',
  });
  expect(title).toBe('<芯片> · 编程 / A/B · 2023 –  · 书案');
  expect(new URL(home).searchParams.get('words')).toBe('<芯片>');
});

it('of everything has the name of the site', () => {
  expect(feedOf({}).title).toBe('书案');
  expect(feedOf({ from: '2023-05', to: '2023-05' }).title).toBe('2023-05 · 书案');
});
