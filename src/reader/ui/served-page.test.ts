// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { leaveServedPage, stageFor, takeServedScroll } from './served-page.ts';

beforeEach(() => {
  HTMLElement.prototype.getAnimations = () => [];
});

it('an empty page is the app’s from the start', () => {
  document.body.innerHTML = '<div id="lectern"><div></div></div>';
  const root = document.getElementById('lectern') as HTMLElement;
  expect(stageFor(root)).toBe(root);
  leaveServedPage();
  expect(document.getElementById('lectern')).toBe(root);
});

it('a page that came with its article stays until the app shows the same', () => {
  document.body.innerHTML =
    '<div id="lectern"><div data-served=""><div class="desk_article"></div></div></div>';
  const root = document.getElementById('lectern') as HTMLElement;
  const stage = stageFor(root);
  expect(stage).not.toBe(root);
  expect(root.isConnected).toBe(true);
  stage.innerHTML = '<div id="article" tabindex="-1"></div>';
  (root.querySelector('.desk_article') as HTMLElement).scrollTop = 120;
  leaveServedPage();
  expect(root.isConnected).toBe(false);
  expect(document.getElementById('lectern')).toBe(stage);
  expect(document.activeElement?.id).toBe('article');
  expect(takeServedScroll()).toBe(120);
  expect(takeServedScroll()).toBe(0);
});

it('a list that came with the page is scrolled as far when the app takes its place', () => {
  document.body.innerHTML =
    '<div id="lectern"><div data-served=""><div class="article-list_scroller"></div></div></div>';
  const root = document.getElementById('lectern') as HTMLElement;
  const stage = stageFor(root);
  stage.innerHTML = '<div id="list" tabindex="-1"></div>';
  (root.querySelector('.article-list_scroller') as HTMLElement).scrollTop = 80;
  leaveServedPage();
  expect(document.getElementById('list')?.scrollTop).toBe(80);
  expect(document.activeElement?.id).toBe('list');
});

it('a page with rows that are not wanted is the app’s from the start', () => {
  document.body.innerHTML = '<div id="lectern"><div data-served="" style="visibility: hidden"></div></div>';
  const root = document.getElementById('lectern') as HTMLElement;
  expect(stageFor(root)).toBe(root);
});
