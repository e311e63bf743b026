// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Place } from '#contract/places.ts';
import { parseView } from '#contract/view.ts';
import { printOpml } from './opml.ts';

const site = 'https://site.example/read/';

function place(path: readonly string[], children: readonly Place[] = []): Place {
  return { path, count: 1, children, index: '' };
}

function outlines(places: readonly Place[], title = '书案'): Element[] {
  const text = printOpml(places, { site, title, now: new Date(0) });
  const opml = new DOMParser().parseFromString(text, 'application/xml');
  expect(opml.querySelector('parsererror')).toBeNull();
  expect(opml.documentElement.getAttribute('version')).toBe('2.0');
  expect(opml.querySelector('head > title')?.textContent).toBe(title);
  return [...opml.querySelectorAll('outline')];
}

it('has the sources below their channels, each a link to its articles', () => {
  const leaf = place(['新媒体', '灯下', '更细']);
  const all = outlines([place(['新媒体'], [place(['新媒体', '灯下'], [leaf])]), place(['博客'])]);
  expect(all.map((outline) => outline.getAttribute('text'))).toEqual(['新媒体', '灯下', '博客']);
  expect(all[1]?.parentElement).toBe(all[0]);
  expect(all[1]?.getAttribute('type')).toBe('link');
  const url = new URL(all[1]?.getAttribute('url') ?? '');
  expect(url.href.startsWith(site)).toBe(true);
  expect(parseView(url.searchParams).categories).toEqual([['新媒体', '灯下']]);
});

it('writes any name as text', () => {
  const name = '"A" & <b>\n\t\'c\' ]]> 😀';
  expect(outlines([place([name])], name)[0]?.getAttribute('text')).toBe(name);
});

it('leaves out what XML cannot write', () => {
  expect(outlines([place(['a\u0000b\u0008\ud800c'])])[0]?.getAttribute('text')).toBe('abc');
});
