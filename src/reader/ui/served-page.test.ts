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
